// place.svelte.ts - where somebody has gone on a screen: an open item, a way of one's own. Kept in this tab (sessionStorage),
// so that a reload, or a tablet that threw a sleeping page away, comes back to the same place. Nothing that is saved.

const prefix = 'jamsides.place.';

export class Place<T> {
  #key: string;
  #value = $state.raw<T>() as T;

  /** One place of a seat, named by `what`; `otherwise` is where it begins. */
  constructor({ id, seat }: { id: string; seat: string }, what: string, otherwise: T) {
    this.#key = `${prefix}${id}.${seat}.${what}`;
    const kept = read<T>(this.#key);
    if (kept) this.#value = kept.value as T;
    else this.value = otherwise;
  }
  get value(): T {
    return this.#value;
  }
  set value(value: T) {
    this.#value = value;
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ value }));
    } catch {
      // storage is off: a reload begins anew
    }
  }
}
/** Forgets where this seat has been: a borrowed tablet is handed back. */
export function forgetPlaces(group: string, seat: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`${prefix}${group}.${seat}.`)) sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}
function read<T>(key: string): { value?: T } | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as { value?: T } | undefined;
  } catch {
    return undefined; // storage is off, or written by another version of this page
  }
}
