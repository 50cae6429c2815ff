// ws.mjs - a small room server on Node's `ws`: stamps a seq, stores where asked to, tells the room. A baseline of compare.
//
//   node ws.mjs none            nothing is stored
//   node ws.mjs turn FILE       one durable commit per turn of the event loop (node:sqlite, WAL, synchronous FULL)
//   node ws.mjs command FILE    one for each command
import { WebSocketServer } from "ws";
import { change, openLog } from "./room.mjs";

const [commit, file] = process.argv.slice(2);
const log = commit === "none" ? undefined : await openLog(file);
const rooms = new Map();
let waiting = [];

/// One encoding for everybody; `ws` frames it for each.
const tell = ({ room, text }) => {
  const bytes = Buffer.from(text);
  for (const socket of room.sockets) socket.send(bytes, { binary: false });
};

const commitTurn = () => {
  const batch = waiting;
  waiting = [];
  log.append(batch);
  batch.forEach(tell);
};

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false, handleProtocols: (offered) => [...offered][0] });
server.on("listening", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
server.on("connection", (socket) => {
  let room;
  socket.on("message", (bytes) => {
    const message = JSON.parse(bytes);
    if (message.hello) {
      const name = message.hello.group;
      if (!rooms.has(name)) rooms.set(name, { name, seq: 0, sockets: new Set() });
      room = rooms.get(name);
      room.sockets.add(socket);
      socket.send(JSON.stringify({ welcome: { seq: room.seq } }));
      return;
    }
    const told = change(room, message);
    if (commit === "turn") {
      if (waiting.push(told) === 1) setImmediate(commitTurn);
    } else {
      if (commit === "command") log.append([told]);
      tell(told);
    }
  });
  socket.on("close", () => room?.sockets.delete(socket));
});
