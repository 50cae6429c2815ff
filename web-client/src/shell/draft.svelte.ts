// draft.svelte.ts - a text being written: kept on the device at every keystroke, so that neither a reload, a change of
// page nor a lost line loses it. Shows the saved text until something is typed.

import { forget, recall, remember } from './memory';

export class Draft {
  #key: string;
  #saved: () => string;
  #typed = $state<string>();

  /** `saved` is what the server has; read each time, so it may change while nothing is typed. */
  constructor(group: string, seat: string, what: string, saved: () => string) {
    this.#key = `draft.${group}.${seat}.${what}`;
    this.#saved = saved;
    this.#typed = recall(this.#key);
  }
  get text(): string {
    return this.#typed ?? this.#saved();
  }
  set text(text: string) {
    this.#typed = text;
    remember(this.#key, text);
  }
  /** Something is written that the server does not have. */
  get unsaved(): boolean {
    return this.#typed !== undefined && this.#typed.trim() !== this.#saved().trim();
  }
  /** The text has been handed over (or thrown away). */
  clear(): void {
    this.#typed = undefined;
    forget(this.#key);
  }
}
