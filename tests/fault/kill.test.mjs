// kill.test.mjs - the server killed with -9 while everybody works (protocol/SPEC.md: SQ3, EX2, HS8): what was acknowledged
// is there after every restart, once, and nobody was shown what is not.
//
// KILLS=n other than 15 kills; SEED=n their moments. Every command here logs exactly one event, so events can be counted.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { pause, Random } from "../lib/random.mjs";
import { Ledger, Roamer } from "../lib/roamer.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { verify } from "../lib/verify.mjs";

const kills = Number(process.env.KILLS ?? 15);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6));
const groups = 3;

describe(`killed ${kills} times; SEED=${seed}`, { skip: noProgram }, () => {
  const random = new Random(seed);
  let server, rooms, working;
  let over = false;

  before(async () => {
    server = await Server.start({ args: ["--demo-groups", String(groups)] });
    const links = server.links().seats.filter((l) => l.key === "room");
    const ids = [...new Set(links.map((l) => l.group))];
    rooms = await Promise.all(ids.map((id, n) => workingRoom(server, links.filter((l) => l.group === id), seed * 10 + n)));
    working = Promise.all(rooms.flatMap((room) => room.devices.map((d) => work(d, () => over))));
  });
  after(async () => {
    over = true;
    await Promise.all(rooms?.flatMap((room) => room.devices.map((d) => d.rest().catch(() => {}))) ?? []);
    await server?.remove();
  });

  it("is sound after every kill, and starts again", async () => {
    for (let n = 1; n <= kills; n++) {
      const told = acknowledged(rooms);
      await until(() => acknowledged(rooms) > told + 10, `work before kill ${n}`);
      await pause(random.whole(0, 400));
      await server.kill();
      const { code, said } = await verify(server.data);
      assert.equal(code, 0, `after kill ${n}: ${said}`);
      await server.again();
    }
    over = true;
    await working;
    for (const device of rooms.flatMap((room) => room.devices)) await device.answered();
  });

  it("EX2 has done every acknowledged command, and tells the same seq again", async () => {
    await Promise.all(rooms.flatMap((room) => room.devices).map(repeatAll));
    for (const { devices } of rooms) {
      const unknown = devices.flatMap((d) => [...d.accepted.keys()].filter((id) => !d.ledger.done.has(id)));
      assert.deepEqual(unknown, []);
    }
  });

  it("EX7 has one event for each command, and none beside", () => {
    for (const { devices, first } of rooms) {
      const seqs = devices
        .flatMap((d) => [...d.accepted.values()].map((c) => c.seq))
        .filter((seq) => seq > first)
        .sort((a, b) => a - b);
      const last = Math.max(...devices.map((d) => d.client.seq));
      assert.deepEqual(seqs, Array.from({ length: last - first }, (_, n) => first + 1 + n));
    }
  });

  it("holds the last of what was said, everywhere", async () => {
    for (const { devices } of rooms) {
      for (const device of devices) {
        const fresh = await Client.join(server.ws, device.hello);
        await device.reaches(fresh.seq);
        assert.deepEqual(device.client.tables, fresh.tables, device.name);
        await fresh.leave();
      }
      for (const [key, want] of lastSaid(devices)) assert.deepEqual(want.found(), want.said, key);
    }
  });

  it("SQ1 HS8 nobody saw a gap, a change twice, or one that was lost", async () => {
    const devices = rooms.flatMap((room) => room.devices);
    await Promise.all(devices.map((d) => d.rest()));
    assert.deepEqual(devices.flatMap((d) => d.faults), []);
    const connections = devices.reduce((n, d) => n + d.connections, 0);
    console.log(`${kills} kills, ${acknowledged(rooms)} commands acknowledged, ${connections} connections of ${devices.length} devices`);
  });

  it("is sound when it is stopped", async () => {
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    const { code, said } = await verify(server.data);
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`sound: ${groups} groups`));
  });
});

// -- the room and what is done in it

const acknowledged = (rooms) => rooms.reduce((n, room) => n + room.devices.reduce((m, d) => m + d.accepted.size, 0), 0);

async function until(holds, what, ms = 20_000) {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await pause(5);
  }
}

/// Every seat of the organisations once, a chef twice, and the leader, connected; bm3 open for entering scores.
async function workingRoom(server, links, seed) {
  const chef = links.find((l) => l.function === "chef" && l.organisation === "o1");
  const seats = [...links.filter((l) => /^o[123]$/.test(l.organisation ?? "")), chef, links.find((l) => l.facilitator)];
  const ledgers = new Map(seats.map((s) => [s.seat, new Ledger()]));
  const way = { ws: server.ws };
  const devices = seats.map(
    (s, n) => new Roamer(`${n}:${s.seat}`, way, { group: s.group, token: s.token, lang: "sv" }, new Random(seed * 100 + n), ledgers.get(s.seat)),
  );
  await Promise.all(devices.map((d) => d.start()));
  for (const d of devices.filter((d) => d.me.function === "nyckelperson" && !d.me.facilitator)) {
    d.give("score.enter", { organisation: d.me.organisation, occasion: "bm3", item: 1, value: 1, source: "direct", comment: "i början" });
    await d.answered();
  }
  return { devices, first: Math.max(...devices.map((d) => d.client.seq)) };
}

/// Sends again all that a device was told is done, no more at a time than may be unanswered (EX4).
async function repeatAll(device) {
  const all = [...device.accepted];
  for (let at = 0; at < all.length; at += 40) {
    for (const [id, command] of all.slice(at, at + 40)) device.repeat(id, command);
    await device.answered();
  }
}

async function work(device, isOver) {
  const { random } = device;
  for (let n = 1; !isOver(); n++) {
    await pause(random.whole(25, 70)); // two devices of a seat stay below its 50 a second
    if (!device.me) continue;
    device.give(...something(device, n));
  }
}

function something({ client, me, random, name }, n) {
  const item = random.whole(1, 10);
  const said = `${name} sagt ${n}`;
  const own = client.rows("assessment", (a) => a.organisation === me.organisation && a.state === "open")[0]?.[0];
  if (me.facilitator && random.chance(0.8)) {
    const [meeting] = client.rows("meeting", (m) => m.state === "open")[0];
    return ["meeting.show", { meeting, show: random.pick(["lobby", "score", "compare"]), focus: item }];
  }
  if (me.function === "nyckelperson" && !me.facilitator && random.chance(0.5)) {
    return ["score.enter", { organisation: me.organisation, occasion: "bm3", item, value: random.whole(1, 3), source: "direct", comment: said }];
  }
  if (own && random.chance(0.8)) return ["ballot.cast", { assessment: own, item, value: random.whole(1, 3), reason: said }];
  return ["seat.sit", { who: said, standIn: random.chance(0.5) }];
}

/// By what was written to: the last thing said there, and how to find it now.
function lastSaid(devices) {
  const last = new Map();
  const all = devices.flatMap((device) => [...device.accepted.values()].map((command) => ({ device, ...command })));
  for (const { device, do: command, with: w } of all.sort((a, b) => a.seq - b.seq)) {
    const { client, me } = device;
    if (command === "ballot.cast") {
      const id = `${w.assessment}.${client.row("assessment", w.assessment).round}.${me.seat}.${w.item}`;
      const found = () => pick(client.row("ballot", id), "value", "reason");
      last.set(`ballot ${id}`, { said: { value: w.value, reason: w.reason }, found });
    } else if (command === "score.enter") {
      const assessment = client.rows("assessment", (a) => a.organisation === w.organisation && a.occasion === w.occasion)[0][0];
      const found = () => pick(client.row("score", `${assessment}.${w.item}`), "value", "comment");
      last.set(`score ${assessment}.${w.item}`, { said: { value: w.value, comment: w.comment }, found });
    } else if (command === "seat.sit") {
      const found = () => pick(client.row("seat", me.seat), "who", "standIn");
      last.set(`seat ${me.seat}`, { said: { who: w.who, standIn: w.standIn }, found });
    } else if (command === "meeting.show") {
      const found = () => pick(client.row("meeting", w.meeting), "show", "focus");
      last.set(`meeting ${w.meeting}`, { said: { show: w.show, focus: w.focus }, found });
    }
  }
  return last;
}

const pick = (row, ...names) => Object.fromEntries(names.map((name) => [name, row?.[name]]));
