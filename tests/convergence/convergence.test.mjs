// convergence.test.mjs - a hundred seeds of twelve devices on a bad network (protocol/SPEC.md: SQ1, SQ4, HS8, HS10, EX2).
//
// Every tenth seed plays on a server that is stopped and killed meanwhile. SEED=n plays one again; SEEDS=n more of them,
// FROM=n others. The seed stands in the test's name.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pause, Random } from "../lib/random.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { play } from "./play.mjs";

const { SEED, SEEDS = "100", FROM = "1" } = process.env;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: Number(SEEDS) }, (_, n) => Number(FROM) + n);
const isRestarted = (seed) => seed % 10 === 0;
const sum = (list) => list.reduce((a, b) => a + b, 0);

/// Plays `seeds`, one in each of the server's groups; `others` resolves what happens to the server meanwhile.
function suite(name, seeds, { concurrency, steps, meanwhile }) {
  describe(name, { skip: noProgram || seeds.length === 0, concurrency }, () => {
    let server, groups, shaken;
    let goOn = () => false;
    const played = [];
    before(async () => {
      server = await Server.start({ args: ["--demo-groups", String(seeds.length)] });
      const links = server.links().seats;
      groups = [...new Set(links.map((l) => l.group))].map((g) => links.filter((l) => l.group === g));
      if (!meanwhile) return;
      let over = false;
      goOn = () => !over;
      shaken = meanwhile(server, new Random(seeds[0])).finally(() => (over = true));
      shaken.catch(() => {}); // told by the test below
    });
    after(async () => {
      const { code } = await server.remove();
      assert.equal(code, 0, server.log);
    });

    seeds.forEach((seed, n) => {
      it(`converges; SEED=${seed}`, async () => {
        played.push(await play(server, groups[n], seed, { steps, goOn, restarted: Boolean(meanwhile) }));
      });
    });
    it("the server came back each time", async () => {
      await shaken;
    });
    after(() => {
      if (played.length === 0) return;
      const [changes, connections, fresh] = ["changes", "connections", "fresh"].map((k) => sum(played.map((p) => p[k])));
      console.log(`${name}: ${played.length} seeds, ${changes} changes, ${connections} connections, ${fresh} of them fresh`);
    });
  });
}

/// Stops and kills the server in turn.
async function restarts(server, random) {
  for (const how of ["kill", "stop", "kill", "stop"]) {
    await pause(random.whole(400, 900));
    await server[how]();
    await server.again();
  }
}

suite("convergence", seeds.filter((s) => !isRestarted(s)), { concurrency: 12, steps: 12 });
suite("convergence over restarts", seeds.filter(isRestarted), { concurrency: 16, steps: 20, meanwhile: restarts });
