// handshake.test.mjs - getting in: origin, hello, identity, deadlines, and how many may come; on the real program.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { Device } from "../lib/http.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

describe("getting in", { skip: noProgram }, () => {
  let server, meeting;
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Vägen in" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  const closesWith = async (hello, how = {}) => {
    const client = new Client(server.ws, how);
    await client.opened;
    client.send(hello);
    return client.closeCode();
  };

  it("HS2 a foreign origin is turned away before the upgrade, ours and none are not", async () => {
    const foreign = new Client(server.ws, { headers: { origin: "https://example.org" } });
    await assert.rejects(foreign.opened, /403/);
    const ours = new Client(server.ws, { headers: { origin: server.url } });
    await ours.opened;
    await ours.drop();
  });

  it("HS3 anything before hello closes 4400, and so does a second hello", async () => {
    assert.equal(await closesWith({ ping: 1 }), 4400);
    const client = await meeting.sit("chef");
    client.send({ hello: { group: meeting.group, since: 0 } });
    assert.equal(await client.closeCode(), 4400);
  });

  it("HS4 no identity and another group's identity close 4401, also where there is no such group", async () => {
    const hello = { hello: { group: meeting.group, since: 0 } };
    assert.equal(await closesWith(hello), 4401);
    assert.equal(await closesWith({ hello: { ...hello.hello, token: "mfrggzdfmztwq2lknnwg23tpobyxe43u" } }), 4401);
    const device = new Device(server.url);
    await device.open(meeting.card("chef").url);
    assert.equal(await closesWith({ hello: { group: "gaaaaaaaaaa", since: 0 } }, { cookie: device.cookie }), 4401);
  });

  it("HS4 a program comes in with a token, a tablet with its cookie, to the same seat", async () => {
    const program = await meeting.program("politiker", 0);
    const tablet = await meeting.sit("politiker", 0);
    assert.equal(program.me.seat, tablet.me.seat);
    assert.deepEqual(program.tables, tablet.tables);
    await program.leave();
    await tablet.leave();
  });

  it("HS5 a seat that is not held cannot be taken", async () => {
    const device = new Device(server.url);
    await device.open(meeting.card("chef").url);
    const seat = meeting.card("politiker").seat;
    assert.equal(await closesWith({ hello: { group: meeting.group, since: 0, seat } }, { cookie: device.cookie }), 4401);
  });

  it("HS8 SQ1 EX2 who drops and comes back gets what was missed, once, and the same done", async () => {
    const device = new Device(server.url);
    await device.open(meeting.card("chef", 1).url);
    const before = await meeting.connect({ cookie: device.cookie });
    const id = before.outbox.next();
    const seq = await before.give("seat.sit", { who: "", standIn: false }, id);
    await before.drop();
    const other = await meeting.sit("politiker", 1);
    await other.give("seat.sit", { who: "Påhittad", standIn: false });
    const back = await meeting.connect({ cookie: device.cookie, keep: before });
    await back.reaches(other.seq);
    assert.equal(back.fresh, false);
    assert.equal(await back.give("seat.sit", { who: "", standIn: false }, id), seq);
    assert.deepEqual(back.frames.filter((f) => f.seq).map((f) => f.seq), [other.seq]);
    assert.deepEqual(back.faults, []);
    await back.leave();
    await other.leave();
  });

  it("HS9 an epoch that is not this one gives a fresh welcome", async () => {
    const client = await meeting.sit("chef", 0, { since: 1, epoch: "another" });
    assert.equal(client.fresh, true);
    await client.leave();
  });

  it("EX3 below the window a new number is too_old", async () => {
    const client = await meeting.sit("chef", 0);
    const sit = (n) => client.ask("seat.sit", { who: "", standIn: false }, `old-${n}`);
    for (let n = 2; n <= 66; n++) assert.ok((await sit(n)).done, `old-${n}`);
    assert.equal((await sit(1)).refused?.code, "too_old");
    await client.leave();
  });

  it("LI4 a burst of 100 and 50 a second are taken, more is too_fast, and the connection stays", async () => {
    const client = await meeting.sit("politiker", 0);
    const from = Date.now();
    const answers = [];
    for (let round = 0; round < 4; round++) {
      const ids = Array.from({ length: 60 }, client.outbox.next);
      // One in four is no command at all: it counts, too.
      for (const [n, id] of ids.entries()) client.send({ id, do: n % 4 ? "seat.sit" : "nonsense", with: { who: "", standIn: false } });
      for (const id of ids) answers.push(await client.answerTo(id));
    }
    const most = 100 + (50 * (Date.now() - from)) / 1000 + 1;
    const refused = answers.filter((a) => a.refused && a.refused.code !== "unknown_command");
    assert.ok(answers.length - refused.length <= most, `${answers.length - refused.length} of at most ${most}`);
    assert.ok(answers.length - refused.length >= 100);
    for (const a of refused) assert.deepEqual([a.refused.code, a.refused.retry], ["too_fast", true]);
    await client.ping(2);
    await client.leave();
  });

  it("FR7 ping is answered with the server's time", async () => {
    const client = await meeting.sit("chef", 0);
    const { now } = await client.ping(17);
    assert.ok(Math.abs(now - Date.now()) < 5_000);
    await client.leave();
  });

  it("LI6 the ninth connection of a seat closes 4429 and the eight stay", async () => {
    const eight = [];
    for (let n = 0; n < 8; n++) eight.push(await meeting.program("nyckelperson", 1));
    await assert.rejects(meeting.program("nyckelperson", 1), { code: 4429 });
    for (const client of eight) await client.ping(1);
    for (const client of eight) await client.leave();
  });

  it("LI6 the 65th connection of a room closes 4429 and the 64 stay", async () => {
    const full = await Meeting.make(server, { name: "Fullt hus" });
    const seats = [0, 1, 2].flatMap((n) => ["politiker", "chef", "nyckelperson"].map((fn) => [fn, n]));
    const all = [];
    for (let n = 0; n < 64; n++) all.push(await full.program(...seats[n % seats.length]));
    await assert.rejects(full.program("storbild"), { code: 4429 });
    for (const client of all) await client.ping(1);
    await all.pop().leave();
    const screen = await full.program("storbild");
    assert.deepEqual(full.faults(), []);
    await screen.leave();
    await full.leave();
  });

  it("LI5 who says nothing is closed with 4408 after 10 s", async () => {
    const client = new Client(server.ws);
    await client.opened;
    const from = Date.now();
    assert.equal(await client.closeCode(15_000), 4408);
    assert.ok(Date.now() - from > 9_000);
  });
});
