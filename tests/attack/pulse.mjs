// pulse.mjs - a meeting that goes on, and how long its changes take: commands at a steady pace by several seats, each timed from
// the moment it was due to its arrival at every client of the room.
import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";
import { Meeting } from "../lib/meeting.mjs";

const apart = 20; // ms between commands: 50 a second in the room, from four seats by turns

export class Pulse {
  /// A room with a device at every seat of two organisations and the mentor, and a storbild: 10 clients.
  static async of(server) {
    const pulse = new Pulse();
    pulse.meeting = await Meeting.make(server, { name: "De som inget ska märka" });
    for (const n of [0, 1, 2]) for (const fn of ["politiker", "chef", "nyckelperson"]) await pulse.meeting.program(fn, n);
    await pulse.meeting.program("storbild");
    pulse.writers = [0, 1, 2, 5].map((n) => pulse.meeting.clients[n]); // both nyckelpersoner among them
    for (const client of pulse.meeting.clients) client.heard = (frame) => pulse.#hear(frame);
    return pulse;
  }

  #due = new Map(); // text said -> when it was due
  #took = [];
  #count = 0;

  /// Commands for `ms`; resolves to {p50, p99, deliveries} once everybody has everything.
  async beat(ms) {
    this.#took = [];
    for (const client of this.meeting.clients) client.send({ ping: 1 }); // or it would be idle (LI7)
    const from = performance.now();
    const all = Math.floor(ms / apart);
    for (let n = 0; n < all; n++) {
      const due = from + n * apart;
      while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const client = this.writers[n % this.writers.length];
      const label = `slag ${++this.#count}`;
      this.#due.set(`${client.me.seat} ${label}`, due);
      client.send({ id: client.outbox.next(), do: "seat.sit", with: { who: label, standIn: false } });
      client.sent = label;
    }
    for (const writer of this.writers) await writer.until(() => writer.row("seat", writer.me.seat).who === writer.sent, "its last beat");
    await this.meeting.allReach(this.writers.reduce((a, b) => (a.seq > b.seq ? a : b)));
    const took = [...this.#took].sort((a, b) => a - b);
    this.#due.clear();
    return { p50: took[Math.floor(took.length * 0.5)], p99: took[Math.floor(took.length * 0.99)], deliveries: took.length };
  }

  /// Names go to the own organisation and the facilitator only (VI7): those are the deliveries that can be told apart.
  #hear(frame) {
    for (const [seat, row] of Object.entries(frame.put?.seat ?? {})) {
      const due = this.#due.get(`${seat} ${row.who}`);
      if (due !== undefined) this.#took.push(performance.now() - due);
    }
  }

  faults = () => this.meeting.faults();
}

/// The program's resident memory in KiB.
export const rss = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))[1]);
