// memory.ts - small things a device remembers between visits (localStorage), where the browser allows it.

const prefix = 'jamsides.';

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined; // storage is off: the device forgets, nothing else changes
  }
}
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // as above
  }
}
/** Forgets every key that starts so. */
export function forget(start: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + start)) localStorage.removeItem(key);
  } catch {
    // as above
  }
}
