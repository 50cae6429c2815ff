// working_room.mjs - the demonstration's groups with a device in every seat, all of them working without pause; and what
// must hold afterwards, whatever happened to the server meanwhile.
//
// Every command here logs exactly one event, so events can be counted.
import assert from "node:assert/strict";
import { Client } from "./client.mjs";
import { pause, Random } from "./random.mjs";
import { Ledger, Roamer } from "./roamer.mjs";

export class WorkingRooms {
  /// Devices in every demo group of `server`, at work. `seed` their chance; `also` close codes after which they come back.
  static async open(server, seed, also = []) {
    const rooms = new WorkingRooms();
    const links = server.links().seats.filter((l) => l.key === "room");
    const ids = [...new Set(links.map((l) => l.group))];
    rooms.all = await Promise.all(ids.map((id, n) => workingRoom(server, links.filter((l) => l.group === id), seed * 10 + n, also)));
    rooms.devices = rooms.all.flatMap((room) => room.devices);
    rooms.working = Promise.all(rooms.devices.map((d) => work(d, () => rooms.over)));
    return rooms;
  }

  over = false;

  /// How many commands have been acknowledged.
  get acknowledged() {
    return this.devices.reduce((n, d) => n + d.accepted.size, 0);
  }

  /// Waits until `n` more have been.
  async more(n, what) {
    const told = this.acknowledged;
    await until(() => this.acknowledged > told + n, what);
  }

  /// Stops giving commands and waits until all that was given is answered.
  async finish() {
    this.over = true;
    await this.working;
    for (const device of this.devices) await device.answered();
  }

  async rest() {
    this.over = true;
    await Promise.all(this.devices.map((d) => d.rest().catch(() => {})));
  }

  // -- what must hold once all is answered

  /// EX2: every acknowledged command has been done, and is told with the same seq again.
  async repeatAll() {
    await Promise.all(this.devices.map(repeatAll));
    const unknown = this.devices.flatMap((d) => [...d.accepted.keys()].filter((id) => !d.ledger.done.has(id)));
    assert.deepEqual(unknown, []);
  }

  /// EX7: one event for each command, and none beside.
  everyEventIsACommand() {
    for (const { devices, first } of this.all) {
      const seqs = devices
        .flatMap((d) => [...d.accepted.values()].map((c) => c.seq))
        .filter((seq) => seq > first)
        .sort((a, b) => a - b);
      const last = Math.max(...devices.map((d) => d.client.seq));
      assert.deepEqual(seqs, Array.from({ length: last - first }, (_, n) => first + 1 + n));
    }
  }

  /// HS10: everybody has the tables of one who comes now, and the last thing said stands in them.
  async allHaveTheLastOfWhatWasSaid(server) {
    for (const { devices } of this.all) {
      for (const device of devices) {
        const fresh = await Client.join(server.ws, device.hello);
        await device.reaches(fresh.seq);
        assert.deepEqual(device.client.tables, fresh.tables, device.name);
        await fresh.leave();
      }
      for (const [key, want] of lastSaid(devices)) assert.deepEqual(want.found(), want.said, key);
    }
  }

  /// SQ1: nobody saw a gap, a change twice, or one that was lost. Everybody leaves; what was seen, in words.
  async nobodySawAFault() {
    await Promise.all(this.devices.map((d) => d.rest()));
    assert.deepEqual(this.devices.flatMap((d) => d.faults), []);
    const sum = (count) => this.devices.reduce((n, d) => n + count(d), 0);
    return `${this.acknowledged} commands acknowledged, ${sum((d) => d.connections)} connections of ${this.devices.length} devices, ${sum((d) => d.fresh)} of them welcomed anew`;
  }
}

export async function until(holds, what, ms = 20_000) {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await pause(5);
  }
}

/// Every seat of the organisations once, a chef twice, and the leader, connected; bm3 open for entering scores.
async function workingRoom(server, links, seed, also) {
  const chef = links.find((l) => l.function === "chef" && l.organisation === "o1");
  const seats = [...links.filter((l) => /^o[123]$/.test(l.organisation ?? "")), chef, links.find((l) => l.facilitator)];
  const ledgers = new Map(seats.map((s) => [s.seat, new Ledger()]));
  const way = { ws: server.ws };
  const devices = seats.map(
    (s, n) => new Roamer(`${n}:${s.seat}`, way, { group: s.group, token: s.token, lang: "sv" }, new Random(seed * 100 + n), ledgers.get(s.seat), also),
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
