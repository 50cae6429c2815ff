// beat.svelte.ts - the server's time, read once a second while something on the screen counts. Ends with its component.

import type { Group } from '../connection/group.svelte';

const everyMs = 1_000;

export class Beat {
  #group: Group;
  #now = $state(0);

  constructor(group: Group) {
    this.#group = group;
    this.#now = group.now();
    $effect(() => {
      const timer = setInterval(() => (this.#now = this.#group.now()), everyMs);
      return () => clearInterval(timer);
    });
  }
  /** Server milliseconds. */
  get now(): number {
    return this.#now;
  }
}
