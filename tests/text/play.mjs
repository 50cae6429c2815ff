// play.mjs - many writers on one document over a bad network, in a time of its own: real clients, the real engine (peer.mjs).
//
// What is typed are words that name their writer, `<3:17å>`; a word that nobody deleted or typed into must be there at the end,
// once. Every message of a connection arrives, in order and after its latency, or the connection is gone.
import assert from "node:assert/strict";
import { Random } from "../lib/random.mjs";
import { between, place } from "./random_text.mjs";
import { Writer } from "./writer.mjs";

const word = /<\d+:\d+[^<>]*>/g;
const tails = ["", "å", "e\u0301", "😀", "👩‍👧", "\n", "\t", " vi\nska "];

/// Things that happen, each at its time; at one time in the order they were said.
class Time {
  now = 0;
  #due = [];
  #said = 0;
  after(ms, what) {
    this.#due.push({ at: this.now + ms, said: this.#said++, what });
  }
  async run() {
    while (this.#due.length > 0) {
      const next = this.#due.reduce((a, b) => (b.at < a.at || (b.at === a.at && b.said < a.said) ? b : a));
      this.#due.splice(this.#due.indexOf(next), 1);
      this.now = next.at;
      await next.what();
    }
  }
}

/// The server's side: one document, and who has it open.
class Room {
  open = new Set();
  pushes = 0;
  moved = 0;
  constructor(peer, name, document) {
    this.peer = peer;
    this.name = name;
    this.version = 0;
    peer.ask({ do: "open", name, document, version: 0 });
  }
  async take(connection, { push }) {
    ++this.pushes;
    const { added, known, problem } = await this.peer.ask({ do: "push", name: this.name, ...push });
    assert.equal(problem, undefined, `refused ${JSON.stringify(push)}`);
    if (added.length > 0 && push.version < this.version - known) ++this.moved;
    this.version += added.length;
    for (const changes of added) for (const to of this.open) to.down({ update: { client: push.client, changes } });
    connection.down({ done: {} });
  }
  async join(connection, version) {
    const { updates, problem } = await this.peer.ask({ do: "since", name: this.name, version });
    assert.equal(problem, undefined);
    this.open.add(connection);
    for (const update of updates) connection.down({ update });
    connection.down({ joined: {} });
  }
}

export async function play(peer, seed, { writers = 12, edits = 60, drops = true } = {}) {
  const random = new Random(seed);
  const time = new Time();
  const start = "Planera\nGöra 😀\nStudera\nAgera";
  const room = new Room(peer, `play ${seed}`, start);
  const typed = new Map(); // word -> true, until somebody deletes of it or types into it
  const pushesNeeded = [];
  let reloads = 0;

  /// A writer's device; its latency is one way's share of a whole turn.
  class Device {
    constructor(n) {
      this.n = n;
      this.latency = n === 0 ? 500 : random.whole(20, 2000);
      this.steady = !drops || n === 0;
      this.words = 0;
      this.left = edits;
      this.tries = new Map(); // origin of an edit -> how many pushes it was in
      this.writer = new Writer({ clientID: `w${n}`, document: start, version: 0, send: () => {} });
      this.connect();
      time.after(random.whole(0, 1000), () => this.type());
      if (!this.steady) time.after(random.whole(2000, 20_000), () => this.drop());
    }
    connect() {
      const connection = { gone: false, arrives: { up: 0, down: 0 } };
      const carry = (way, what) => {
        const at = Math.max(connection.arrives[way], time.now + (this.latency / 2) * (0.8 + random.whole(0, 40) / 100));
        connection.arrives[way] = at;
        time.after(at - time.now, () => connection.gone || what());
      };
      connection.down = (message) => carry("down", () => this.receive(message, connection));
      connection.up = (message) => carry("up", () => room.take(connection, message));
      this.connection = connection;
      carry("up", () => room.join(connection, this.writer.version));
    }
    send(message) {
      for (const update of this.writer.unconfirmed.slice(0, message.push.changes.length)) {
        this.tries.set(update.origin, (this.tries.get(update.origin) ?? 0) + 1);
      }
      this.connection.up(message);
    }
    receive({ update, joined, done }, connection) {
      if (joined) return this.writer.connected((message) => this.connection === connection && this.send(message));
      if (done) return this.writer.done();
      const [first] = this.writer.unconfirmed;
      this.writer.receive(update);
      if (update.client === this.writer.clientID && this.tries.has(first?.origin)) {
        pushesNeeded.push({ n: this.n, pushes: this.tries.get(first.origin) });
      }
      assert.ok(this.writer.isSound, `writer ${this.n} went apart at version ${this.writer.version}`);
    }
    drop() {
      this.connection.gone = true;
      room.open.delete(this.connection);
      this.writer.send = () => {};
      if (random.chance(0.4)) {
        ++reloads;
        this.writer = new Writer({ ...this.writer.kept, send: () => {} });
        this.writer.pushing = true; // until there is a connection
      }
      time.after(random.whole(100, 8000), () => this.connect());
      if (this.left > 0) time.after(random.whole(10_000, 40_000), () => this.drop());
    }
    type() {
      const text = this.writer.state.doc;
      const document = text.toString();
      const ends = [...document.matchAll(word)].map(({ 0: found, index }) => index + found.length);
      const from = ends.length > 0 && random.chance(0.7) ? random.pick(ends) : place(random, text);
      const to = random.chance(0.85) ? from : between(text, from + random.whole(1, 12));
      for (const { 0: found, index } of document.matchAll(word)) {
        if (index < Math.max(to, from + 1) && index + found.length > from && (to > from || index < from)) typed.delete(found);
      }
      const insert = to === from || random.chance(0.5) ? `<${this.n}:${this.words++}${random.pick(tails)}>` : "";
      if (insert) typed.set(insert, true);
      this.writer.type({ from, to, insert });
      if (--this.left > 0) time.after(random.whole(50, 1500), () => this.type());
    }
  }

  const devices = Array.from({ length: writers }, (_, n) => new Device(n));
  await time.run();

  const { document, version } = await peer.ask({ do: "document", name: room.name });
  for (const { n, writer } of devices) {
    assert.equal(writer.unconfirmed.length, 0, `writer ${n} still waits`);
    assert.equal(writer.version, version, `writer ${n} has not heard all`);
    assert.equal(writer.state.doc.toString(), document, `writer ${n} has another text`);
  }
  const there = document.match(word) ?? [];
  assert.equal(new Set(there).size, there.length, "a word is there twice");
  for (const kept of typed.keys()) assert.ok(there.includes(kept), `${JSON.stringify(kept)} is lost`);
  const steady = pushesNeeded.filter(({ n }) => n === 0).map(({ pushes }) => pushes);
  return { version, reloads, kept: typed.size, pushes: room.pushes, moved: room.moved, steady, most: Math.max(...pushesNeeded.map((p) => p.pushes)) };
}
