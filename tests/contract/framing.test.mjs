// framing.test.mjs - what comes on the wire before it is a command: RFC 6455's rules, sizes, and the small frames' bounds.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import WebSocket from "ws";
import { casesOfField } from "../lib/bounds.mjs";
import { Client } from "../lib/client.mjs";
import { resolved, schemas } from "../lib/contract.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const sit = (id) => JSON.stringify({ id, do: "seat.sit", with: { who: "", standIn: false } });

describe("framing", { skip: noProgram }, () => {
  let server, meeting;
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Ramarna" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });
  const closedBy = async (act) => {
    const client = await meeting.program("chef", 1);
    act(client.socket);
    return client.closeCode();
  };

  it("HS1 without the subprotocol there is no upgrade", async () => {
    for (const protocols of [[], ["jamsides.v2"]]) {
      const socket = new WebSocket(server.ws, protocols);
      const status = await new Promise((resolve) => {
        socket.once("unexpected-response", (_, response) => resolve(response.statusCode));
        socket.once("open", () => resolve("open"));
        socket.once("error", resolve);
      });
      assert.equal(status, 400, protocols.join());
    }
  });

  it("FR1 a binary frame closes 1003, text that is no UTF-8 1007", async () => {
    assert.equal(await closedBy((s) => s.send(Buffer.from(sit("k7f-1")), { binary: true })), 1003);
    assert.equal(await closedBy((s) => s.send(Buffer.from([0x7b, 0xc3, 0x28]), { binary: false })), 1007);
  });

  it("FR8 a frame that is not masked closes 1002", async () => {
    assert.equal(await closedBy((s) => s.send(sit("k7f-1"), { mask: false })), 1002);
  });

  it("LI1 a length above 64 KiB closes 4413 at the header, in one frame or in pieces", async () => {
    const header = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 1, 1, 2, 3, 4]);
    assert.equal(await closedBy((s) => s._socket.write(header)), 4413);
    const half = " ".repeat(40_000);
    const pieces = (s) => [true, false].forEach((first) => s.send(half, { fin: !first }));
    assert.equal(await closedBy(pieces), 4413);
  });

  it("takes a command in pieces, and a ping between them", async () => {
    const client = await meeting.program("chef", 1);
    const id = client.outbox.next();
    const text = sit(id);
    const ponged = new Promise((resolve) => client.socket.once("pong", resolve));
    client.socket.send(text.slice(0, 7), { fin: false });
    client.socket.ping("between");
    client.socket.send(text.slice(7), { fin: true });
    assert.equal(String(await ponged), "between");
    assert.ok((await client.answerTo(id)).done);
    await client.leave();
  });

  it("SQ8 answers one connection's commands in their order", async () => {
    const client = await meeting.program("politiker", 1);
    const ids = Array.from({ length: 40 }, client.outbox.next);
    for (const [n, id] of ids.entries()) {
      client.send(n % 3 === 1 ? { id, do: "meeting.close", with: { meeting: "m1" } } : n % 3 === 2 ? { id, do: "nonsense", with: {} } : sit(id));
    }
    await client.answerTo(ids.at(-1));
    const answered = client.frames.map((f) => f.done?.id ?? f.refused?.id).filter(Boolean);
    assert.deepEqual(answered, ids);
    assert.deepEqual(client.faults, []);
    await client.leave();
  });

  // The small frames' fields, each just inside and just outside its bounds.
  const fields = (name) => schemas.client.$defs[name].properties[name];
  const tryField = async (name, body, outside, what) => {
    const client = name === "hello" ? new Client(server.ws) : await meeting.program("chef", 1);
    await client.opened;
    client.send({ [name]: body });
    const ended = client.closed.then(({ code }) => code);
    if (name === "hello") {
      // Within its shape a hello is closed for another reason, or welcomed.
      const code = await Promise.race([ended, client.until(() => client.welcomed).then(() => "welcome", () => ended)]);
      assert.equal(code === 4400, outside, `${what}: ${code}`);
    } else {
      client.send({ ping: 77 });
      const alive = client.until(() => client.frames.some((f) => f.pong === 77)).then(() => true, () => false);
      assert.equal(await alive, !outside, what);
      if (outside) assert.equal(await ended, 4400, what);
    }
    if (!client.over) await client.leave();
  };

  for (const name of ["hello", "presence"]) {
    it(`FR2 ${name}: each field inside and outside its bounds`, async () => {
      const base = name === "hello" ? { group: meeting.group, since: 0 } : { rtt: 12, offset: -3, secure: false, width: 800, height: 600 };
      await tryField(name, base, false, "as it should be");
      await tryField(name, { ...base, more: 1 }, true, "a field too many");
      for (const field of fields(name).required ?? []) await tryField(name, { ...base, [field]: undefined }, true, `no ${field}`);
      for (const [field, schema] of Object.entries(fields(name).properties)) {
        const { pattern, ...shape } = resolved(schema, "client.schema.json");
        const fits = (value) => !pattern || new RegExp(pattern).test(value);
        for (const c of casesOfField({ pattern, ...shape })) {
          const outside = c.expect !== undefined || !fits(c.value);
          await tryField(name, { ...base, [field]: c.value }, outside, `${name} ${field}: ${c.name}`);
        }
      }
    });
  }
});
