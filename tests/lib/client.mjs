// client.mjs - one connection as a program sees it: tables by id, commands with ids of their own, waits without sleeping.
//
// A Client follows the contract to the letter and complains at once when the server does not: a seq out of order, a frame
// that breaks its schema, a done before its change (SQ1, SQ4). It keeps every frame in `frames`, for tests of what was
// and what was not sent.
import { randomBytes } from "node:crypto";
import WebSocket from "ws";
import { kindOf, wrongFromServer } from "./contract.mjs";
import { within } from "./server.mjs";

const patience = 10_000;

export class Outbox {
  instance = randomBytes(6).toString("hex");
  counter = 0;
  next = () => `${this.instance}-${++this.counter}`;
}

export class Client {
  /// Opens a connection and says hello. `hello` {group, seat?, token?, since?, epoch?, lang?}; `cookie` the identity where no
  /// token is given; `keep` an earlier Client to go on from (its tables, cursor and outbox). Resolves at the welcome,
  /// rejects with {code} when closed before it.
  static async join(ws, hello, { cookie, keep, headers, heard } = {}) {
    const client = new Client(ws, { cookie, headers, heard });
    if (keep) {
      Object.assign(client, { tables: keep.tables, seq: keep.seq, epoch: keep.epoch, outbox: keep.outbox });
    }
    await client.opened;
    client.send({ hello: { since: keep?.seq ?? 0, ...(keep ? { epoch: keep.epoch } : {}), ...hello } });
    await client.until(() => client.welcomed, "a welcome");
    return client;
  }

  tables = {};
  presence = {};
  seq = 0;
  frames = [];
  texts = [];
  faults = [];
  outbox = new Outbox();
  #waiting = new Set();
  #answers = new Map();

  /// `heard` is called with every frame, after the Client has taken it in.
  constructor(ws, { cookie, headers = {}, heard } = {}) {
    this.heard = heard;
    this.socket = new WebSocket(ws, ["jamsides.v1"], {
      perMessageDeflate: false,
      headers: { ...(cookie ? { cookie } : {}), ...headers },
    });
    this.opened = new Promise((resolve, reject) => {
      this.socket.once("open", resolve);
      this.socket.once("error", reject);
      this.socket.once("unexpected-response", (_, response) => reject(new Error(`upgrade answered ${response.statusCode}`)));
    });
    this.opened.catch(() => {});
    this.closed = new Promise((resolve) => this.socket.once("close", (code, why) => resolve({ code, why: String(why) })));
    this.closed.then((how) => {
      this.over = how;
      this.#wake();
    });
    this.socket.on("error", () => {});
    this.socket.on("message", (bytes) => this.#hear(String(bytes)));
  }

  // -- what it sends

  send(frame) {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /// Gives a command and waits for its answer: {done: seq} or {refused: {...}}. Answered too_fast, it waits and asks again.
  ask = (command, withWhat = {}, id = this.outbox.next()) => this.askFrame({ id, do: command, with: withWhat });

  /// As ask(), for a frame that says more or less than a command does; its id is answered.
  async askFrame(frame) {
    for (;;) {
      this.#answers.delete(frame.id); // one of an earlier asking
      this.send(frame);
      const answer = await this.answerTo(frame.id);
      if (answer.refused?.code !== "too_fast") return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /// The answer to a command that was sent, now or earlier.
  async answerTo(id) {
    await this.until(() => this.#answers.has(id), `an answer to ${id}`);
    return this.#answers.get(id);
  }

  /// As ask(), for a command that must be accepted; its seq.
  async give(command, withWhat, id) {
    const answer = await this.ask(command, withWhat, id);
    if (!answer.done) throw new Error(`${command} ${JSON.stringify(withWhat)} was refused: ${JSON.stringify(answer.refused)}`);
    return answer.done;
  }

  /// As ask(), for a command that must be refused; the refusal.
  async isRefused(command, withWhat, id) {
    const answer = await this.ask(command, withWhat, id);
    if (!answer.refused) throw new Error(`${command} ${JSON.stringify(withWhat)} was accepted`);
    return answer.refused;
  }

  async ping(n = 1) {
    const from = this.frames.length;
    this.send({ ping: n });
    const here = () => this.frames.slice(from).find((f) => f.pong === n);
    await this.until(here, `a pong to ${n}`);
    return here();
  }

  // -- what it waits for

  /// Waits until `holds` after some frame (or at once). Fails after 10 s, or when the connection closes first.
  async until(holds, what = String(holds), ms = patience) {
    if (holds()) return;
    if (this.over) throw Object.assign(new Error(`closed ${this.over.code} before ${what}`), this.over);
    let entry;
    const met = new Promise((resolve, reject) => {
      entry = { holds, resolve, reject };
      this.#waiting.add(entry);
    });
    const late = () => `waited ${ms} ms for ${what}; at seq ${this.seq}, last frame ${this.texts.at(-1)?.slice(0, 300)}`;
    await within(ms, met, late).finally(() => this.#waiting.delete(entry));
  }

  /// Waits until this connection has been told of `seq`.
  reaches = (seq) => this.until(() => this.seq >= seq, `seq ${seq}`);

  /// The close code, once it has come.
  async closeCode(ms = patience) {
    return (await within(ms, this.closed, () => `waited ${ms} ms for a close`)).code;
  }

  // -- what it knows

  table = (name) => this.tables[name] ?? {};
  row = (name, id) => this.tables[name]?.[id];
  /// The rows of a table for which `matches` holds, as [id, row].
  rows = (name, matches = () => true) => Object.entries(this.table(name)).filter(([, row]) => matches(row));
  get me() {
    return this.row("you", "me");
  }

  // -- how it goes

  /// Says goodbye (1000).
  async leave() {
    this.socket.close(1000);
    await this.closed;
  }

  /// Loses its connection without a word.
  drop() {
    this.socket.terminate();
    return this.closed;
  }

  // -- what it hears

  #hear(text) {
    const frame = JSON.parse(text);
    this.frames.push(frame);
    this.texts.push(text);
    if (sizeOf(JSON.stringify(frame)) !== sizeOf(text)) this.faults.push(`a key twice: ${text.slice(0, 400)}`);
    for (const wrong of wrongFromServer(frame)) this.faults.push(`${wrong} in ${text.slice(0, 400)}`);
    switch (kindOf(frame)) {
      case "welcome": this.#welcome(frame.welcome); break;
      case "change": this.#change(frame); break;
      case "done": this.#done(frame.done); break;
      case "refused": this.#answers.set(frame.refused.id, { refused: frame.refused }); break;
      case "presence": this.presence = { ...this.presence, ...frame.presence }; break;
      case "pong": break;
      default: this.faults.push(`a frame of no known kind: ${text.slice(0, 200)}`);
    }
    this.heard?.(frame);
    this.#wake();
  }

  #welcome(welcome) {
    if (this.welcomed) this.faults.push("a second welcome");
    this.welcomed = welcome;
    this.epoch = welcome.epoch;
    this.fresh = "state" in welcome;
    if (this.fresh) [this.tables, this.seq] = [welcome.state, welcome.seq];
  }

  #change(frame) {
    if (!this.welcomed) this.faults.push(`SQ1: seq ${frame.seq} before the welcome`);
    if (frame.seq !== this.seq + 1) this.faults.push(`SQ1: seq ${frame.seq} after ${this.seq}`);
    this.seq = frame.seq;
    const tables = { ...this.tables };
    for (const [name, ids] of Object.entries(frame.drop ?? {})) {
      tables[name] = { ...tables[name] };
      for (const id of ids) delete tables[name][id];
      if (Object.keys(tables[name]).length === 0) delete tables[name];
    }
    for (const [name, rows] of Object.entries(frame.put ?? {})) tables[name] = { ...tables[name], ...rows };
    this.tables = tables;
  }

  #done({ id, seq }) {
    if (seq > this.seq) this.faults.push(`SQ4: done ${id} for ${seq} at ${this.seq}`);
    this.#answers.set(id, { done: seq });
  }

  #wake() {
    for (const entry of [...this.#waiting]) {
      if (entry.holds()) entry.resolve();
      else if (this.over) entry.reject(Object.assign(new Error(`closed ${this.over.code} ${this.over.why}`), this.over));
    }
  }
}

/// A frame's length; of an object that has a key twice JSON.parse keeps the last alone, and the frame gets shorter. 70.0 is 70.
const sizeOf = (text) => text.replace(/\.0(?=[,}\]])/g, "").length;
