// stop.test.mjs - the server asked to end (SIGTERM): everybody is told to come back, nothing acknowledged is lost, and it
// ends within five seconds, whoever does not answer.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { verify } from "../lib/verify.mjs";

const endsWithin = 5_000;

describe("asked to end", { skip: noProgram }, () => {
  let server, hello;
  before(async () => {
    server = await Server.start();
    const link = server.links().seats.find((l) => l.key === "room" && l.function === "chef" && l.organisation === "o1");
    hello = { group: link.group, token: link.token, lang: "en" };
  });
  after(() => server?.remove());

  it("refuses what comes, tells everybody 1012, and ends with 0 within 5 s", async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => Client.join(server.ws, hello)));
    const deaf = await Client.join(server.ws, hello);
    deaf.socket.pause(); // it will read nothing, not even the close
    const given = [];
    const say = (client) => {
      const id = client.outbox.next();
      given.push({ client, id });
      client.send({ id, do: "seat.sit", with: { who: `Påhittad ${id}`, standIn: false } });
    };
    for (const client of clients) for (let n = 0; n < 12; n++) say(client);
    const from = Date.now();
    const ended = server.stop();
    for (const client of clients) for (let n = 0; n < 12; n++) say(client);
    assert.deepEqual(await Promise.all(clients.map((c) => c.closeCode())), [1012, 1012, 1012, 1012]);
    assert.deepEqual(await ended, { code: 0, signal: null });
    assert.ok(Date.now() - from < endsWithin, `it took ${Date.now() - from} ms`);
    deaf.drop();

    const answers = await Promise.all(given.map(({ client, id }) => client.answerTo(id).catch(() => ({}))));
    for (const { refused } of answers) {
      if (refused) assert.deepEqual([refused.code, refused.retry], ["going_down", true]);
    }
    assert.ok(answers.some((a) => a.done), "something was done before");
    await server.again();
    const told = new Map();
    for (const client of clients) {
      const back = await Client.join(server.ws, hello, { keep: client });
      for (const [n, { id }] of given.entries()) {
        if (given[n].client !== client || !answers[n].done) continue;
        told.set(id, await back.give("seat.sit", { who: `Påhittad ${id}`, standIn: false }, id));
        assert.equal(told.get(id), answers[n].done, id);
      }
      assert.deepEqual(back.faults, []);
      await back.leave();
    }
    assert.equal(new Set(told.values()).size, told.size);
  });

  it("is verified only when it is stopped", async () => {
    const live = await verify(server.data);
    assert.notEqual(live.code, 0);
    assert.match(live.said, /another jamsides uses/);
    const client = await Client.join(server.ws, hello);
    await client.ping(1);
    await client.leave();
    await server.stop();
    const { code, said } = await verify(server.data);
    assert.equal(code, 0, said);
    await server.again();
  });
});
