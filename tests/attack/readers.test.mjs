// readers.test.mjs - LI8 on the real program: devices that read nothing or a byte a second while a lot is said are let go within
// their deadline, and until then cost the others in the room no time and the server no memory but the room's one backlog.
//
// ATTACK=long prints the figures.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { noProgram, Server, tokenOf } from "../lib/server.mjs";
import { upgradeTo } from "../lib/wire.mjs";
import { Pulse, rss } from "./pulse.mjs";

const long = process.env.ATTACK === "long";
const unnoticed = long ? 25 : 100; // ms, as in attack.test.mjs
const mostGrowth = 16 * 1024; // KiB: the room's backlog of 8 MiB is filled on purpose, once
const within = 45_000; // ms: buffers of the kernel to fill, a window of 15 s, 5 s to close
const script = fileURLToPath(new URL("sip.py", import.meta.url));
const said = ({ p50, p99 }) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;

describe("who does not read", { skip: noProgram }, () => {
  let server, pulse, talking, quiet, before_;
  const children = [];
  before(async () => {
    const data = existsSync("/dev/shm") ? mkdtempSync("/dev/shm/jamsides-readers-") : undefined;
    server = await Server.start({ demo: false, data });
    pulse = await Pulse.of(server);
    talking = talk();
    await pulse.beat(2000);
    quiet = await pulse.beat(3000);
    before_ = rss(server);
  });
  after(async () => {
    talking?.stop();
    for (const child of children) child.kill("SIGKILL");
    await pulse?.meeting.leave();
    await server?.remove();
  });

  /// Both nyckelpersoner enter scores with as many words as there may be, 20 a second each: 8 KB to everybody, 320 KB/s.
  function talk() {
    const words = "å".repeat(2000);
    let n = 0;
    const timer = setInterval(() => {
      n++;
      for (const client of [2, 5].map((at) => pulse.meeting.clients[at])) {
        const score = { organisation: client.me.organisation, occasion: "uppstart", item: 1 + (n % 10), value: 1 + (n % 3), source: "paper", comment: words, next: words };
        client.send({ id: client.outbox.next(), do: "score.enter", with: score });
      }
    }, 50);
    return { stop: () => clearInterval(timer) };
  }
  async function members() {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/jamsides_members (\d+)/.exec(text)[1]);
  }
  async function seatReaders(sips, fn) {
    const { hostname, port } = new URL(server.url);
    const hellos = [0, 1].map((n) => ({ group: pulse.meeting.group, since: 0, token: tokenOf(pulse.meeting.card(fn, n).url) }));
    const part = { host: hostname, port: Number(port), upgrade: upgradeTo(server.url), hellos, count: 8, sips };
    const child = spawn("/usr/bin/python3", [script, JSON.stringify(part)], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    await once(child.stdout, "data");
  }

  it("LI8 eight that never read and eight that read a byte a second are let go; the others notice nothing, memory stays", async () => {
    const here = pulse.meeting.clients.length;
    const from = Date.now();
    await seatReaders(false, "politiker");
    await seatReaders(true, "chef");
    assert.equal(await members(), here + 16);
    const beats = [];
    let most = 0;
    while ((await members()) > here && Date.now() - from < within) {
      beats.push(await pulse.beat(3000));
      most = Math.max(most, rss(server));
    }
    const took = Date.now() - from;
    assert.equal(await members(), here, `after ${took} ms`);
    assert.ok(took > 15_000, `${took} ms: nobody is let go before the window of 15 s is over`);
    const worst = beats.map((b) => b.p99).sort((a, b) => a - b)[Math.floor(beats.length / 2)];
    if (long) console.log(`quiet ${said(quiet)}; ${beats.map(said).join("; ")}; ${took} ms; ${before_} KiB, at most ${most} KiB`);
    if (worst > Math.max(2 * quiet.p99, unnoticed)) {
      const later = await pulse.beat(3000);
      assert.ok(worst <= 2 * later.p99, `p99 ${worst} ms; quiet ${said(quiet)} before, ${said(later)} after`);
    }
    assert.ok(most - before_ < mostGrowth, `${most - before_} KiB more`);
    assert.deepEqual(pulse.faults(), []);
  });
});
