// roamer.mjs - a device that loses its connection and comes back, as the web client does: an outbox whose commands are
// sent again with the same ids until they are answered, and what it knows kept over the gap.
//
// It watches what the contract promises to such a device: every done once per sending, for one id always the same seq
// (EX2), no refusal of what was done, no code but those that say come back. What it finds stands in `faults`.
import { Client, Outbox } from "./client.mjs";
import { pause } from "./random.mjs";

/// How far an outbox runs ahead of its oldest unanswered command. The server knows the last 64 (EX3), and another device of
/// the seat may repeat any of them: so an outbox gives no more than 60 here, and then makes room for a new one.
const ahead = 40;
const most = 60;
const comeBack = [1006, 1012, 4450];

/// What the devices of one seat have been told together: seq by command id.
export class Ledger {
  done = new Map();
}

export class Roamer {
  faults = [];
  outbox = new Outbox();
  /// id -> {do, with, known}: sent or to be sent, and not answered yet; known where its done was told before.
  pending = new Map();
  /// id -> {do, with, seq} of accepted commands, first in first.
  accepted = new Map();
  /// seq -> {by, did} of every change told.
  seen = new Map();
  connections = 0;
  fresh = 0;

  /// code -> how often it was closed with it.
  closes = new Map();

  /// `way` {ws, headers}; `hello` as in Client; `ledger` shared by the seat's devices; `also` further close codes after which
  /// it comes back.
  constructor(name, way, hello, random, ledger = new Ledger(), also = []) {
    Object.assign(this, { name, way, hello, random, ledger, comeBack: [...comeBack, ...also] });
  }

  /// Connects; from then on it comes back by itself until rest().
  async start() {
    await this.#connect();
    this.living = this.#live();
  }

  get me() {
    return this.client?.me;
  }

  /// Gives a command and goes on; false where too much is unanswered.
  give(command, withWhat) {
    if (this.pending.size >= ahead) return false;
    if (this.outbox.counter >= most) this.outbox = new Outbox();
    this.#put(this.outbox.next(), command, withWhat);
    return true;
  }

  /// Sends once more what is already answered, here or at another device of the seat.
  repeat(id, { do: command, with: withWhat }) {
    if (!this.pending.has(id)) this.#put(id, command, withWhat);
  }

  /// Loses its connection without a word.
  drop() {
    this.client?.socket.terminate();
  }

  /// Waits until everything given is answered.
  async answered(ms = 20_000) {
    const until = Date.now() + ms;
    while (this.pending.size > 0) {
      if (Date.now() > until) throw new Error(`${this.name}: no answer to ${[...this.pending.keys()].slice(0, 5)}`);
      await pause(5);
    }
  }

  /// Waits until it has been told of `seq`, over however many connections.
  async reaches(seq, ms = 20_000) {
    const until = Date.now() + ms;
    while (!(this.client?.welcomed && this.client.seq >= seq)) {
      if (Date.now() > until) throw new Error(`${this.name}: at seq ${this.client?.seq}, never at ${seq}`);
      await pause(5);
    }
  }

  /// Says goodbye and stays away; what it knew stays.
  async rest() {
    this.resting = true;
    await this.client?.leave();
    await this.living;
  }

  // -- connecting

  async #live() {
    for (;;) {
      const { code } = await this.client.closed;
      this.#closed(code);
      this.faults.push(...this.client.faults.splice(0).map((f) => `${this.name}: ${f}`));
      if (this.resting) return;
      if (!this.comeBack.includes(code)) return this.#wrong(`closed ${code}`);
      try {
        await this.#connect();
      } catch (error) {
        if (!this.resting) this.#wrong(error.message);
        return;
      }
    }
  }

  async #connect() {
    const until = Date.now() + 20_000;
    for (;;) {
      const keep = this.client && !this.random.chance(0.15) ? this.client : undefined;
      this.sent = new Map();
      try {
        const client = await Client.join(this.way.ws, this.hello, {
          headers: this.way.headers,
          keep,
          heard: (frame) => this.#hear(frame),
        });
        if (this.client && client.welcomed.seq < this.client.seq)
          this.#wrong(`SQ3: welcomed to ${client.welcomed.seq} after ${this.client.seq}`);
        this.client = client;
        this.connections++;
        if (client.fresh) this.fresh++;
        for (const id of this.pending.keys()) this.#send(id);
        return;
      } catch (error) {
        if (this.resting) return;
        if (typeof error.code === "number") {
          this.#closed(error.code);
          if (!this.comeBack.includes(error.code)) throw error;
        }
        if (Date.now() > until) throw new Error(`${this.name} cannot come back: ${error.message}`);
        await pause(this.random.whole(5, 60));
      }
    }
  }

  #closed(code) {
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
  }

  #put(id, command, withWhat) {
    this.pending.set(id, { do: command, with: withWhat, known: this.ledger.done.get(id) });
    this.#send(id);
  }

  #send(id) {
    const { known, ...command } = this.pending.get(id);
    if (!this.client || this.client.over || this.client.socket.readyState !== 1) return;
    this.sent.set(id, (this.sent.get(id) ?? 0) + 1);
    this.client.send({ id, ...command });
  }

  // -- what it hears

  #hear(frame) {
    if (frame.done) this.#done(frame.done);
    if (frame.refused) this.#refused(frame.refused);
    if (frame.did) {
      const told = this.seen.get(frame.seq);
      const now = { by: frame.by, did: frame.did.join() };
      if (told && (told.by !== now.by || told.did !== now.did)) this.#wrong(`seq ${frame.seq} told twice, differently`);
      this.seen.set(frame.seq, now);
    }
  }

  #done({ id, seq }) {
    if (!this.#answeredOnce(id)) return;
    const told = this.ledger.done.get(id);
    if (told !== undefined && told !== seq) this.#wrong(`EX2: ${id} was done as ${told}, now as ${seq}`);
    this.ledger.done.set(id, seq);
    const command = this.pending.get(id);
    if (!command) return;
    this.pending.delete(id);
    this.accepted.set(id, { do: command.do, with: command.with, seq });
  }

  #refused({ id, code, retry }) {
    if (!this.#answeredOnce(id)) return;
    if (retry) {
      setTimeout(() => this.pending.has(id) && !this.resting && this.#send(id), 50);
      return;
    }
    const command = this.pending.get(id);
    if (command?.known !== undefined) this.#wrong(`EX2: ${id} was done as ${command.known}, now refused ${code}`);
    if (["too_old", "malformed", "unknown_command", "unknown_field"].includes(code)) this.#wrong(`${id} refused ${code}`);
    this.pending.delete(id);
  }

  #answeredOnce(id) {
    const left = this.sent.get(id) ?? 0;
    if (left === 0) this.#wrong(`EX2: an answer to ${id} that nothing on this connection asked for`);
    this.sent.set(id, left - 1);
    return left > 0;
  }

  #wrong(what) {
    this.faults.push(`${this.name}: ${what}`);
  }
}
