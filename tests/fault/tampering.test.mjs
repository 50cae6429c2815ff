// tampering.test.mjs - one byte of an event's body turned over in the stopped database: verify names the group and the seq,
// and says it again until the byte is turned back.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { verify } from "../lib/verify.mjs";

describe("one byte turned over", { skip: noProgram }, () => {
  const words = "kannetecken-i-loggen";
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

  it("is found, with its group and seq", async () => {
    const file = join(server.data, "jamsides.db");
    assert.equal((await verify(server.data)).code, 0);
    const bytes = readFileSync(file);
    const at = bytes.indexOf(words);
    assert.ok(at > 0, "the body stands in the file");
    assert.equal(bytes.indexOf(words, at + 1), -1, "and once");
    bytes[at] ^= 1;
    writeFileSync(file, bytes);
    const wrong = await verify(server.data);
    assert.equal(wrong.code, 1, wrong.said);
    assert.match(wrong.said, new RegExp(`group ${link.group} seq ${seq}: `));
    assert.match(wrong.said, /NOT SOUND: 2 groups/);
    bytes[at] ^= 1;
    writeFileSync(file, bytes);
    const right = await verify(server.data);
    assert.equal(right.code, 0, right.said);
  });
});
