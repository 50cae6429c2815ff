// bounds.test.mjs - every bound of every command and of the frames around it, tried on the real program from both sides.
//
// The cases come from the schemas, so a new command is tried without being told. Bounds are checked before permission
// (FR4), so any seat can try them all; within the bounds a command is done, or refused for another reason.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { casesOf, codesOfBounds } from "../lib/bounds.mjs";
import { commandNames, examples, fill, placeholders, refusals, wrongFromClient } from "../lib/contract.mjs";
import { Client } from "../lib/client.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

describe("bounds", () => {
  it("the cases inside keep the schemas, those outside break them", () => {
    for (const command of commandNames) {
      for (const c of casesOf(command)) {
        const wrong = wrongFromClient({ id: "k7f-1", do: command, with: c.with });
        assert.equal(wrong.length > 0, c.expect !== undefined, `${command} ${c.name}: ${wrong}`);
        assert.ok(!c.expect || c.expect in refusals, `${command} ${c.name}: ${c.expect}`);
      }
    }
  });
});

describe("bounds on the real program", { skip: noProgram }, () => {
  let server, meeting;
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Gränsprovet" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  for (const command of commandNames) {
    it(`FR4 LI3 ${command}`, async () => {
      // A politiker may do least of those who may do something; the room's own state stays as it was made.
      const client = await meeting.sit("politiker", 1);
      for (const c of casesOf(command)) {
        const answer = await client.ask(command, c.with);
        const refused = answer.refused;
        if (c.expect) mustRefuse(refused, c.expect, `${command} ${c.name}`, c.field);
        else assert.ok(!refused || !codesOfBounds.includes(refused.code), `${command} ${c.name}: ${refused?.code}`);
      }
      assert.deepEqual(client.faults, []);
      await client.leave();
    });
  }

  it("HS11 FR4 FR10 what the examples say is refused is refused, with its words in the language of hello, else in Swedish", async () => {
    for (const lang of ["sv", "en", undefined]) {
      const client = await meeting.sit("chef", 1, { lang });
      for (const { name, frame, expect } of examples("client-invalid")) {
        if (!expect.refused) continue;
        const { refused } = await client.askFrame({ ...frame, id: client.outbox.next() });
        mustRefuse(refused, expect.refused, name);
        for (const [field, value] of Object.entries(expect.with ?? {})) assert.equal(String(refused.with[field]), value, name);
        assert.equal(refused.text, fill(refusals[refused.code][lang ?? "sv"], refused.with), name);
      }
      assert.deepEqual(client.faults, []);
      await client.leave();
    }
  });

  it("FR1 FR2 FR3 LI2 LI11 what the examples say closes closes, and nobody else notices", async () => {
    const bystander = await meeting.sit("nyckelperson", 1);
    for (const { name, frame, raw, expect } of examples("client-invalid")) {
      if (!expect.close) continue;
      const isHello = frame?.hello !== undefined;
      const client = isHello ? new Client(server.ws, { cookie: undefined }) : await meeting.sit("chef", 1);
      await client.opened;
      client.send(raw ?? frame);
      assert.equal(await client.closeCode(), expect.close, name);
    }
    await bystander.ping(7);
    assert.equal(bystander.over, undefined);
    await bystander.leave();
  });

  it("LI1 a frame of 64 KiB is read, one byte more closes 4413", async () => {
    const most = 64 * 1024;
    const frame = (bytes) => {
      const id = "k7f-1";
      const empty = JSON.stringify({ id, do: "seat.sit", with: { who: "", standIn: false } });
      return empty.replace('"who":""', `"who":"${"a".repeat(bytes - empty.length)}"`);
    };
    const inside = await meeting.sit("chef", 1);
    inside.send(frame(most));
    mustRefuse((await inside.answerTo("k7f-1")).refused, "too_long", "64 KiB", "who");
    await inside.leave();
    const outside = await meeting.sit("chef", 1);
    outside.send(frame(most + 1));
    assert.equal(await outside.closeCode(), 4413);
  });
});

function mustRefuse(refused, code, what, field) {
  assert.ok(refused, `${what} was accepted`);
  assert.equal(refused.code, code, `${what}: ${JSON.stringify(refused)}`);
  assert.equal(refused.retry, refusals[code].retry, what);
  assert.deepEqual(placeholders(refused.text), [], `${what}: ${refused.text}`);
  if (field && code === "too_long") assert.equal(refused.with.field, field, what);
}
