// play.mjs - one group, twelve devices, chance: who is there, what they do, and what must hold when all is quiet again.
//
// Two seats have two devices each, so that one seat's tabs meet; the storbild is among them. All goes through a network
// that delays and breaks. The group is one of the demonstration's: bm2 is open, one organisation confirms, one votes.
import assert from "node:assert/strict";
import { Client } from "../lib/client.mjs";
import { Lag } from "../lib/lag.mjs";
import { pause, Random } from "../lib/random.mjs";
import { Ledger, Roamer } from "../lib/roamer.mjs";

const lostShare = 0.05;
const longestLag = 6;

/// The events a command may log, once each; and those that may follow it for several assessments at a time.
const events = {
  "seat.sit": ["seat.taken"],
  "card.show": ["card.shown"],
  "score.enter": ["score.agree", "assessment.open"],
  "meeting.open": ["meeting.open", "agenda.start"],
  "idea.save": ["idea.save", "idea.keep"],
  "agenda.use": ["agenda.clear", ...Array(40).fill("agenda.add")],
  "agenda.add": ["agenda.clear", "agenda.add"],
};
const eventsOf = (command) => events[command] ?? [command];
const follows = ["assessment.lock", "ballots.redact", "commitment.missed", "notes.settle"];

/// Plays `steps` commands on every device, or more while `goOn()`, on a server that is `restarted` meanwhile or not. Rejects
/// with what was wrong; else {changes, connections, fresh}.
export async function play(server, links, seed, { steps, goOn = () => false, restarted = false }) {
  // Chance of their own, so that a seed plays nearly the same again however the devices take turns.
  const chance = (n) => new Random(seed * 1000 + n);
  const lag = await Lag.to(server.url, chance(0), longestLag);
  const devices = takeSeats(links, lag, chance);
  try {
    await Promise.all(devices.map((d) => d.start()));
    const first = Math.max(...devices.map((d) => d.client.seq));
    await Promise.all(devices.map((d) => act(d, devices, { steps, goOn })));
    await Promise.all(devices.map((d) => d.answered()));
    const last = Math.max(...devices.map((d) => d.client.seq));
    await Promise.all(devices.map((d) => d.reaches(last)));
    await convergedWith(server, devices, restarted);
    await Promise.all(devices.map((d) => d.rest()));
    accountsFor(devices);
    assert.deepEqual(devices.flatMap((d) => d.faults), []);
    return {
      changes: last - first,
      connections: devices.reduce((n, d) => n + d.connections, 0),
      fresh: devices.reduce((n, d) => n + d.fresh, 0),
    };
  } finally {
    await Promise.all(devices.map((d) => d.rest().catch(() => {})));
    await lag.close();
  }
}

/// The twelve: three seats of the first and of the second organisation, two of them twice, one of the third, the mentor who
/// leads, twice, and the storbild.
function takeSeats(links, lag, chance) {
  const link = (fn, organisation) => links.find((l) => l.key === "room" && l.function === fn && (!organisation || l.organisation === organisation));
  const leader = links.find((l) => l.facilitator);
  const seats = [];
  for (const organisation of ["o1", "o2"]) for (const fn of ["politiker", "chef", "nyckelperson"]) seats.push(link(fn, organisation));
  seats.push(link("chef", "o1"), link("nyckelperson", "o2"), link("nyckelperson", "o3"), leader, leader, link("storbild"));
  const ledgers = new Map(seats.map((s) => [s.seat, new Ledger()]));
  return seats.map((s, n) => {
    const hello = { group: s.group, token: s.token, lang: "sv" };
    return new Roamer(`${n}:${s.seat}`, lag, hello, chance(n + 1), ledgers.get(s.seat));
  });
}

async function act(device, devices, { steps, goOn }) {
  const { random } = device;
  const siblings = devices.filter((d) => d.ledger === device.ledger);
  for (let n = 0; n < steps || goOn(); n++) {
    await pause(random.whole(0, 15));
    if (random.chance(lostShare)) device.drop();
    if (random.chance(0.1)) repeatOne(device, random.pick(siblings));
    const command = choose(device);
    if (command) device.give(...command);
    if (n >= steps) await pause(60); // waiting for a restart to pass, with something under way
  }
}

/// Sends again one of the last commands of a device of the seat, answered or not.
function repeatOne(device, from) {
  const known = [...from.accepted, ...(from === device ? [] : from.pending)].slice(-20);
  if (known.length > 0) device.repeat(...device.random.pick(known));
}

// -- what they do: allowed things mostly, refused ones now and then

function choose(device) {
  const { client, me, random } = device;
  if (!me) return undefined;
  const item = random.whole(1, 10);
  const value = random.whole(1, 3);
  const own = client.rows("assessment", (a) => a.organisation === me.organisation && a.occasion === "bm2")[0]?.[0];
  const any = random.pick(client.rows("assessment"))?.[0];
  const [meeting] = client.rows("meeting", (m) => m.occasion === "bm2")[0];
  if (random.chance(0.03)) return ["ballot.cast", { assessment: any, item, value }];
  if (me.organisation && me.function !== "storbild" && random.chance(0.15)) return promise(client, me, item, random);
  if (me.function === "storbild") return undefined;
  if (me.organisation && random.chance(0.12)) return think(client, me, item, random);
  if (me.organisation && random.chance(0.05)) return answer(client, random);
  if (me.facilitator && random.chance(0.7)) return lead(client, meeting, any, item, random);
  if (me.function === "nyckelperson" && random.chance(0.6)) return keep(client, me, meeting, own, item, value, random);
  if (!own || random.chance(0.08)) return ["seat.sit", { who: `Påhittad ${random.whole(1, 99)}`, standIn: random.chance(0.3), remote: random.chance(0.3) }];
  const reason = random.chance(0.2) ? { reason: `Skäl ${random.whole(1, 999)}` } : {};
  return ["ballot.cast", { assessment: own, item, value: random.chance(0.1) ? "pass" : value, ...reason }];
}

function lead(client, meeting, any, item, random) {
  const bm2 = random.pick(client.rows("assessment", (a) => a.occasion === "bm2"))?.[0];
  const { undo, state } = client.row("meeting", meeting);
  const seat = random.pick(client.rows("seat", (s) => s.organisation))[0];
  const things = [
    () => ["meeting.show", { meeting, show: random.pick(["lobby", "score", "compare", "commit", "follow"]), ...(random.chance(0.5) ? { focus: item } : {}) }],
    () => ["meeting.show", { meeting, show: "score", focus: item }],
    () => bm2 && ["ballot.reveal", { assessment: bm2 }],
    () => bm2 && ["assessment.again", { assessment: bm2 }],
    () => undo && ["meeting.undo", { meeting, seq: undo.seq }],
    () => random.chance(0.2) && ["meeting.close", { meeting }],
    () => random.chance(0.3) && ["card.show", { seat }],
    () => random.chance(0.1) && ["meeting.rehearse", { meeting }],
    () => random.chance(0.1) && ["meeting.hand_over", { meeting, seat }],
    () => arrange(client, meeting, random),
    () => plan(client, meeting, random),
    () => ["focus.choose", { meeting, items: random.chance(0.2) ? [] : [item, ...(item < 10 ? [item + 1] : [])] }],
    () => ask(client, meeting, random),
    () => ["notes.write", { meeting, version: client.row("notes", meeting)?.version ?? 0, sections: [{ title: "Beslut", text: `Vi sa ${item}` }] }],
    () => any && ["ballot.reveal", { assessment: any }],
  ];
  if (state === "closed" && undo && random.chance(0.7)) return ["meeting.undo", { meeting, seq: undo.seq }];
  return random.pick(things)() || undefined;
}

/// When, where and with whom; Uppstart, too, which may turn out to have been held on paper.
function arrange(client, meeting, random) {
  const [start] = client.rows("meeting", (m) => m.occasion === "uppstart")[0];
  const which = random.pick([meeting, start]);
  const things = [
    () => ["meeting.plan", { meeting: which, mode: random.pick(["room", "video", "hybrid"]) }],
    () => ["meeting.plan", { meeting: which, link: random.pick(["", `https://video.invalid/${random.whole(1, 99)}`]) }],
    () => ["meeting.guests", { meeting: which, from: random.pick(["Dalhult", "Ekhamra"]), count: random.whole(0, 3) }],
    () => random.chance(0.2) && ["meeting.register", { meeting: start, date: "2026-01-15" }],
  ];
  return random.pick(things)() || undefined;
}

function promise(client, me, item, random) {
  const commitments = client.rows("commitment");
  const own = random.pick(commitments.filter(([, c]) => c.organisation === me.organisation))?.[0];
  const others = random.pick(commitments.filter(([, c]) => c.organisation !== me.organisation))?.[0];
  const what = `Vi gör ${random.whole(1, 999)}`;
  const things = [
    () => ["commitment.make", { organisation: me.organisation, what, who: me.seat, items: [item] }],
    () => random.chance(0.3) && ["commitment.make", { organisation: me.organisation, what, who: me.seat, occasion: "uppstart", paper: true }],
    () => own && random.chance(0.5) && ["commitment.tell", { commitment: own, verdict: "on_way", occasion: "uppstart" }],
    () => own && ["commitment.tell", { commitment: own, verdict: random.pick(["done", "on_way", "stuck"]) }],
    () => own && ["commitment.tell", { commitment: own, verdict: "changed", what, reason: "Nya uppgifter." }],
    () => own && ["commitment.tell", { commitment: own, verdict: "dropped", reason: random.chance(0.5) ? "Nej." : "" }],
    () => own && ["commitment.detail", { commitment: own, anchor: random.pick(["nämnden", ""]), ongoing: random.chance(0.5) }],
    () => own && ["commitment.anchor", { commitment: own }],
    () => own && ["commitment.flag", { commitment: own, ignored: random.chance(0.5) }],
    () => others && ["commitment.follow", { commitment: others, follow: random.chance(0.7) }],
  ];
  return random.pick(things)() || undefined;
}

function think(client, me, item, random) {
  const ideas = client.rows("idea");
  const own = random.pick(ideas.filter(([, d]) => d.organisation === me.organisation))?.[0];
  const others = random.pick(ideas.filter(([, d]) => d.organisation !== me.organisation))?.[0];
  const promised = random.pick(client.rows("commitment", (c) => c.organisation !== me.organisation))?.[0];
  const entry = random.pick(client.rows("saved"))?.[0];
  const text = `Tänkt ${random.whole(1, 999)}`;
  const things = [
    () => ["idea.write", { text, ...(random.chance(0.5) ? { item } : {}) }],
    () => own && ["idea.withdraw", { idea: own, withdrawn: random.chance(0.5) }],
    () => others && ["idea.save", { from: others }],
    () => promised && ["idea.save", { from: promised }],
    () => entry && ["idea.keep", { entry, kept: random.chance(0.5) }],
    () => entry && ["idea.draft", { entry, text }],
    () => ["purpose.set", { kinds: [random.pick(["plan", "styrning"])], words: text }],
  ];
  return random.pick(things)() || undefined;
}

function ask(client, meeting, random) {
  const survey = random.pick(client.rows("survey"))?.[0];
  if (survey && random.chance(0.1)) return ["survey.close", { survey }];
  return ["survey.open", { meeting, phase: random.pick(["survey", "pmi"]) }];
}

function answer(client, random) {
  const [survey, row] = random.pick(client.rows("survey")) ?? [];
  if (!survey) return undefined;
  if (row.phase === "pmi") return ["survey.answer", { survey, texts: [`Bra ${random.whole(1, 999)}`, "", "Vidare"] }];
  return ["survey.answer", { survey, marks: Array.from({ length: 19 }, () => random.whole(0, 3)) }];
}

function plan(client, meeting, random) {
  const items = client.rows("agenda", (row) => row.meeting === meeting);
  const item = random.pick(items)?.[0];
  const things = [
    () => ["agenda.use", { meeting, from: "bm2-rum" }],
    () => ["agenda.add", { meeting, phase: random.pick(["pause", "ideas", "purpose"]), minutes: random.whole(1, 30) }],
    () => item && ["agenda.edit", { item, title: `Punkt ${random.whole(1, 99)}`, place: random.whole(1, 5), skipped: false }],
    () => item && ["agenda.remove", { item }],
    () => item && ["agenda.start", { item }],
    () => ["agenda.extend", { meeting, minutes: random.whole(1, 5) }],
    () => ["agenda.pause", { meeting, paused: random.chance(0.5) }],
  ];
  return random.pick(things)() || undefined;
}

function keep(client, me, meeting, own, item, value, random) {
  const { organisation } = me;
  const words = random.chance(0.3) ? { comment: `Vi tänker ${random.whole(1, 999)}` } : {};
  const reason = random.chance(0.3) ? { reason: "Nya uppgifter." } : {};
  const things = [
    () => own && ["score.agree", { assessment: own, item, value, ...words, ...reason }],
    () => own && ["score.agree", { assessment: own, item, value }],
    () => own && ["score.contest", { assessment: own, item, ...words }],
    () => ["score.enter", { organisation, occasion: random.pick(["uppstart", "bm1", "bm2"]), item, value, source: "paper", ...reason }],
    () => ["organisation.share", { spread: random.chance(0.5) }],
    () => ["assessment.open", { occasion: random.pick(["bm2", "bm3"]), organisation, mode: random.pick(["confirm", "ballot"]), place: random.pick(["home", "room"]) }],
    () => own && ["ballot.reveal", { assessment: own }],
    () => own && ["assessment.again", { assessment: own }],
    () => random.chance(0.2) && ["meeting.take_over", { meeting }],
    () => random.chance(0.3) && ["notes.approve", { meeting, version: client.row("notes", meeting)?.version ?? 1 }],
    () => random.chance(0.3) && ["notes.correct", { meeting, text: "Så var det." }],
    () => random.chance(0.3) && ["anchoring.present", { date: "2026-11-12", where: random.pick(["namnd", "apt"]), words: "Alla var med." }],
  ];
  return random.pick(things)() || undefined;
}

// -- what must hold

/// HS10: each device's tables are those of a fresh welcome to its seat, now that nobody does anything. A card's url is in
/// the server's memory alone (VI9): over a restart only who has seen it knows it.
async function convergedWith(server, devices, restarted) {
  const known = (tables) => (restarted ? JSON.parse(JSON.stringify(tables), (name, value) => (name === "url" ? undefined : value)) : tables);
  for (const device of devices) {
    const fresh = await Client.join(server.ws, device.hello);
    await device.reaches(fresh.seq);
    assert.equal(fresh.fresh, true);
    assert.equal(device.client.seq, fresh.seq, `${device.name} is at its fresh welcome's seq`);
    assert.deepEqual(known(device.client.tables), known(fresh.tables), `${device.name}: its tables and its fresh welcome's`);
    assert.deepEqual(fresh.faults, []);
    await fresh.leave();
  }
}

/// EX2: what a seat was told that it did, it did once: no event of its own beside those of its accepted commands, and no
/// two commands share one.
function accountsFor(devices) {
  const seen = new Map(devices.flatMap((d) => [...d.seen]));
  const commands = new Map(); // by seat and id
  for (const device of devices) {
    const seat = device.hello.token;
    for (const [id, command] of device.accepted) commands.set(`${seat} ${id}`, { ...command, by: device.name.split(":")[1] });
  }
  const seqs = [...commands.values()].map((c) => c.seq);
  assert.equal(new Set(seqs).size, seqs.length, "two commands were done as one event");
  const count = (list) => list.reduce((all, key) => all.set(key, (all.get(key) ?? 0) + 1), new Map());
  const given = count([...commands.values()].flatMap((c) => eventsOf(c.do).map((did) => `${c.by} ${did}`)));
  const happened = count([...seen.values()].filter((c) => c.by && !follows.includes(c.did)).map((c) => `${c.by} ${c.did}`));
  for (const [what, times] of happened) {
    assert.ok(times <= (given.get(what) ?? 0), `${what}: ${times} events of ${given.get(what) ?? 0} commands`);
  }
}
