// clock.ts - what the server's clock says, seen from here. Only the server tells the time (timers end in its
// milliseconds); each answered ping is a sample, and the one with the shortest round trip is believed.

const keptSamples = 8;

export class ServerClock {
  #samples: { rtt: number; offset: number }[] = [];
  #guess = 0;

  /** The welcome's `now`, good enough until the first ping is answered: late by one way of the wire. */
  guess(now: number): void {
    this.#guess = now - Date.now();
  }

  /** One exchange: sent and received on our clock, `now` on the server's; all in milliseconds. */
  sample(sent: number, received: number, now: number): void {
    const rtt = Math.max(0, received - sent);
    this.#samples = [...this.#samples, { rtt, offset: now - (sent + received) / 2 }].slice(-keptSamples);
  }
  get best(): { rtt: number; offset: number } | undefined {
    return this.#samples.reduce<{ rtt: number; offset: number } | undefined>(
      (best, sample) => (best && best.rtt <= sample.rtt ? best : sample),
      undefined,
    );
  }
  /** Server time now, in milliseconds since 1970; our own clock's until the server has spoken. */
  now(): number {
    return Date.now() + (this.best?.offset ?? this.#guess);
  }
}
