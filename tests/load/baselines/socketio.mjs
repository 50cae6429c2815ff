// socketio.mjs - the same room on socket.io, WebSocket only, nothing stored. A baseline of compare.
import { createServer } from "node:http";
import { Server } from "socket.io";
import { change } from "./room.mjs";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });
const rooms = new Map();

io.on("connection", (socket) => {
  let room;
  socket.on("m", (message) => {
    if (message.hello) {
      const name = message.hello.group;
      if (!rooms.has(name)) rooms.set(name, { name, seq: 0 });
      room = rooms.get(name);
      socket.join(name);
      socket.emit("m", { welcome: { seq: room.seq } });
      return;
    }
    io.to(room.name).emit("m", change(room, message).row);
  });
});
http.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${http.address().port}`));
