// random.mjs - chance that can be had again: a small generator from a seed, for tests that print their seed.
export class Random {
  #state;

  constructor(seed) {
    this.#state = (seed * 0x9e3779b9) >>> 0;
    this.#next();
  }

  // mulberry32
  #next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }

  /// True `share` of the times.
  chance = (share) => this.#next() < share;

  /// A whole number from `low` to `high`, both included.
  whole = (low, high) => low + Math.floor(this.#next() * (high - low + 1));

  pick = (list) => list[this.whole(0, list.length - 1)];
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
