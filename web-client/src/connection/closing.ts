// closing.ts - what each close code asks of us, and how long to wait. A restart brings everyone back at once, so
// every wait is jittered.

export type StopReason = 'protocol' | 'no-identity' | 'revoked' | 'left' | 'deleted' | 'too-large';
/** Why a room says it cannot go on just now: the server cannot save, or cannot read what is saved. */
export type Trouble = 'not-saved' | 'damaged';
export type AfterClose = { stop: StopReason } | { retry: 'now' | 'soon' | 'later'; trouble?: Trouble | undefined };

const stops: Record<number, StopReason> = {
  4400: 'protocol',
  4401: 'no-identity',
  4403: 'revoked',
  4409: 'left',
  4410: 'deleted',
  4413: 'too-large',
};

export function afterClose(code: number): AfterClose {
  const stop = stops[code];
  if (stop) return { stop };
  if (code === 4450) return { retry: 'now' };
  if (code === 4429) return { retry: 'later' };
  if (code === 4451) return { retry: 'later', trouble: 'not-saved' };
  if (code === 4452) return { retry: 'later', trouble: 'damaged' };
  return { retry: 'soon' };
}

/** Milliseconds until the next attempt. `attempt` is 0 for the first since we last were live; `chance` is 0..1. */
export function waitBefore(attempt: number, retry: 'now' | 'soon' | 'later', chance: number): number {
  if (retry === 'now' && attempt === 0) return 200 * chance;
  const floor = retry === 'later' ? 5_000 : 0;
  const ceiling = Math.min(15_000, 500 * 2 ** attempt);
  return floor + ceiling * (0.5 + chance / 2);
}
