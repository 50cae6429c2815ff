// tampering.test.mjs - one byte of an event's body turned over in the stopped database: verify names the group and the seq,
// the running server opens every group but that one, and all is well when the byte is turned back.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { closes, refusals } from "../lib/contract.mjs";
import { admin } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { verify } from "../lib/verify.mjs";

describe("one byte turned over", { skip: noProgram }, () => {
  const words = "kannetecken-i-loggen";
  const other = String.fromCharCode(words.charCodeAt(0) ^ 1) + words.slice(1);
  let server, link, seq;

  before(async () => {
    server = await Server.start({ args: ["--demo-groups", "2"] });
    link = server.links().seats.filter((l) => l.key === "room" && l.function === "nyckelperson" && l.organisation === "o1")[1];
    const client = await Client.join(server.ws, { group: link.group, token: link.token });
    const entered = { organisation: "o1", occasion: "bm3", item: 2, value: 2, source: "direct", comment: words };
    seq = await client.give("score.enter", entered);
    await client.give("seat.sit", { who: "", standIn: false });
    await client.leave();
    await server.stop();
  });
  after(() => server?.remove());

  const turn = () => {
    const bytes = readFileSync(file());
    const at = bytes.indexOf(words) < 0 ? bytes.indexOf(other) : bytes.indexOf(words);
    assert.ok(at > 0, "the body stands in the file");
    bytes[at] ^= 1;
    writeFileSync(file(), bytes);
  };
  const file = () => join(server.data, "jamsides.db");
  const codeOf = (hello) => Client.join(server.ws, hello).then((client) => client.leave().then(() => "welcomed"), (error) => error.code);

  it("is found, with its group and seq", async () => {
    assert.equal((await verify(server.data)).code, 0);
    const bytes = readFileSync(file());
    assert.equal(bytes.indexOf(words), bytes.lastIndexOf(words), "the body stands there once");
    turn();
    const wrong = await verify(server.data);
    assert.equal(wrong.code, 1, wrong.said);
    assert.match(wrong.said, new RegExp(`group ${link.group} seq ${seq}: `));
    assert.match(wrong.said, /NOT SOUND: 2 groups/);
  });

  it("SQ12 closes that group's room with words, and the other one goes on", async () => {
    await server.again();
    const seats = server.links().seats.filter((l) => l.key === "room" && l.function === "nyckelperson" && l.organisation === "o1");
    const [well, ill] = [seats.find((l) => l.group !== link.group), seats.find((l) => l.group === link.group)];
    for (let time = 0; time < 2; time++) assert.equal(await codeOf({ group: ill.group, token: ill.token }), 4452);
    assert.equal(closes["4452"].action, "later");
    await server.says(new RegExp(`cannot be loaded: group ${link.group} at seq ${seq}: `));
    const client = await Client.join(server.ws, { group: well.group, token: well.token });
    await client.give("seat.sit", { who: "Någon Påhittad", standIn: false });
    await client.leave();
    const keeper = await admin(server);
    const refused = await keeper.get(`/api/admin/groups/${link.group}`);
    assert.deepEqual([refused.status, refused.json.refused.code], [503, "group_damaged"]);
    assert.equal(refused.json.refused.text, refusals.group_damaged.sv);
    assert.equal((await keeper.get(`/api/admin/groups/${well.group}`)).status, 200);
    await server.stop();
  });

  it("is well again when it is turned back", async () => {
    turn();
    const right = await verify(server.data);
    assert.equal(right.code, 0, right.said);
    await server.again();
    assert.equal(await codeOf({ group: link.group, token: link.token }), "welcomed");
  });
});
