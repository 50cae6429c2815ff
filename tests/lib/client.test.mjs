// client.test.mjs - the tests' own client against a server of a few lines: it keeps tables, and it notices what is wrong.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { WebSocketServer } from "ws";
import { Client } from "./client.mjs";
import { readLinks } from "./server.mjs";

const me = { seat: "s2", organisation: "o1", function: "chef", facilitator: false, key: "room", may: ["seat.sit"] };
const seat = { organisation: "o1", function: "chef", label: "Chef", taken: true };
const card = { seat: "s2", until: 1, by: "s2" };

describe("the tests' client", () => {
  let server, address, script;
  before(async () => {
    server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    server.on("connection", (socket) => socket.on("message", (text) => script(socket, JSON.parse(text))));
    await new Promise((resolve) => server.once("listening", resolve));
    address = `ws://127.0.0.1:${server.address().port}/ws`;
  });
  after(() => server.close());

  const say = (socket, ...frames) => frames.forEach((f) => socket.send(JSON.stringify(f)));
  const welcome = (state) => ({ welcome: { seq: 4, epoch: "e1", now: 1, ...(state ? { state } : {}) } });
  const change = (seq, more) => ({ seq, at: 1, did: ["seat.sit"], ...more });
  const hello = { group: "gaaaaaaaaaa" };

  it("keeps tables: drops first, whole rows put, empty tables gone", async () => {
    script = (socket, frame) => {
      if (frame.hello) say(socket, welcome({ you: { me }, seat: { s2: { ...seat, who: "Bo" } }, card: { k1: card } }));
      else say(socket, change(5, { put: { seat: { s2: seat } }, drop: { card: ["k1"] } }), { seq: 6 }, { done: { id: frame.id, seq: 6 } });
    };
    const client = await Client.join(address, hello);
    assert.equal(await client.give("seat.sit", { who: "", standIn: false }), 6);
    assert.deepEqual(client.tables, { you: { me }, seat: { s2: seat } });
    assert.equal(client.seq, 6);
    assert.deepEqual(client.faults, []);
    await client.leave();
  });

  it("notices a gap, an early done, a broken row", async () => {
    script = (socket, frame) => {
      if (frame.hello) say(socket, welcome({ you: { me } }), { done: { id: "a-1", seq: 5 } }, change(6, { put: { seat: { s2: { label: 1 } } } }), { seq: 7 });
    };
    const client = await Client.join(address, hello);
    await client.reaches(7);
    assert.equal(client.faults.length, 3);
    assert.match(client.faults[0], /SQ4/);
    assert.match(client.faults[2], /SQ1/);
    await client.leave();
  });

  it("goes on where it was, and asks again when it was too fast", async () => {
    let asked = 0;
    const hellos = [];
    const tooFast = (id) => ({ refused: { id, code: "too_fast", with: {}, text: "Vänta.", retry: true } });
    script = (socket, frame) => {
      if (frame.hello) hellos.push(frame.hello), say(socket, welcome(hellos.length === 1 && { you: { me } }));
      else say(socket, ++asked === 1 ? tooFast(frame.id) : { done: { id: frame.id, seq: 4 } });
    };
    const first = await Client.join(address, hello);
    await first.drop();
    const back = await Client.join(address, hello, { keep: first });
    assert.deepEqual(hellos[1], { since: 4, epoch: "e1", group: hello.group });
    assert.deepEqual(back.me, me);
    assert.equal(await back.give("seat.sit", { who: "", standIn: false }), 4);
    assert.equal(asked, 2);
    await back.leave();
  });

  it("says with which code it was closed", async () => {
    script = (socket) => socket.close(4401, "nobody");
    await assert.rejects(Client.join(address, hello), { code: 4401 });
  });
});

it("links are found however they are nested", () => {
  const url = "http://127.0.0.1:1/k/mfrggzdfmztwq2lk";
  const links = readLinks({ admin: "http://127.0.0.1:1/admin/abc", groups: [{ group: "gaaaaaaaaaa", cards: [{ seat: "s1", function: "chef", url }] }] });
  assert.equal(links.admin, "http://127.0.0.1:1/admin/abc");
  assert.deepEqual(links.seats, [{ group: "gaaaaaaaaaa", seat: "s1", function: "chef", url, token: "mfrggzdfmztwq2lk" }]);
});
