// loaded_method.svelte.ts - the method pack of a group, as a page sees it: loading, there, or out of reach.

import { fetchMethod, type Method } from './method';

const tryAgainMs = 3_000;

export class LoadedMethod {
  #id: string | undefined;
  #method = $state.raw<Method>();
  #failed = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get current(): Method | undefined {
    return this.#method;
  }
  /** The last attempt failed; another is on its way. */
  get failed(): boolean {
    return this.#failed;
  }
  /** Fetches the pack, and tries until it comes. Asking for the same again does nothing. */
  want(id: string): void {
    if (this.#id === id) return;
    this.#id = id;
    this.#method = undefined;
    void this.#fetch(id);
  }
  end(): void {
    this.#id = undefined;
    clearTimeout(this.#timer);
  }
  async #fetch(id: string): Promise<void> {
    const method = await fetchMethod(id);
    if (this.#id !== id) return;
    this.#method = method;
    this.#failed = !method;
    if (!method) this.#timer = setTimeout(() => void this.#fetch(id), tryAgainMs);
  }
}
