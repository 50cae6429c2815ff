// checks.ts - what a rehearsal of the room finds for one seat's device: reached, back again, fast enough, the clock, a
// safe address, a readable projector. Pure; the limits are ours and stand here with their reasons.

import type { SeatPresence } from '../connection/contract';

/** A tap should feel answered; above this the wifi is slow, and the meeting still works. */
export const slowFromMs = 400;
/** Above this a device's own clock shows another minute than the room's; times on screen follow the server's. */
export const clockOffFromMs = 30_000;
/** Smaller than this the storbild's text is too small for six metres. */
export const readable = { width: 1280, height: 720 };
/** A device that has not come back by then will be missed in the meeting too. */
export const backWithinMs = 20_000;

export type CheckName = 'reached' | 'back' | 'latency' | 'clock' | 'secure' | 'screen';
/** `note`: works, but somebody should know. */
export type Outcome = 'good' | 'bad' | 'note' | 'waiting';
export interface Check {
  name: CheckName;
  outcome: Outcome;
  /** Milliseconds, for what is measured in time. */
  ms?: number;
  width?: number;
  height?: number;
}
export interface Attempt {
  /** How each seat was when the devices were dropped. */
  before: Readonly<Record<string, SeatPresence>>;
  startedAt: number;
}

/**
 * now       server milliseconds.
 * attempt   absent until somebody has tried; `dropped` is false for our own device, which stays.
 */
export function checksOf(device: SeatPresence, seat: string, storbild: boolean, now: number, attempt?: Attempt): Check[] {
  const before = attempt?.before[seat];
  const checks: Check[] = [{ name: 'reached', outcome: device.here > 0 ? 'good' : 'bad' }];
  if (attempt && before && before.here > 0) checks.push({ name: 'back', ...backAgain(device, before, now, attempt) });
  if (device.rtt !== undefined)
    checks.push({ name: 'latency', outcome: device.rtt < slowFromMs ? 'good' : 'bad', ms: device.rtt });
  if (device.offset !== undefined)
    checks.push({ name: 'clock', outcome: Math.abs(device.offset) < clockOffFromMs ? 'good' : 'note', ms: device.offset });
  if (device.secure !== undefined) checks.push({ name: 'secure', outcome: device.secure ? 'good' : 'note' });
  if (storbild && device.width !== undefined && device.height !== undefined) {
    const { width, height } = device;
    checks.push({ name: 'screen', outcome: width >= readable.width && height >= readable.height ? 'good' : 'bad', width, height });
  }
  return checks;
}

function backAgain(device: SeatPresence, before: SeatPresence, now: number, attempt: Attempt): { outcome: Outcome; ms?: number } {
  const dropped = device.at > before.at && device.at >= attempt.startedAt;
  if (dropped && device.here >= before.here) return { outcome: 'good', ms: device.at - attempt.startedAt };
  return { outcome: now - attempt.startedAt > backWithinMs ? 'bad' : 'waiting' };
}

/** The worst of them: bad, then waiting, then note. The address is the whole room's, no fault of a device. */
export function worst(all: readonly Check[]): Outcome {
  const checks = all.filter(({ name }) => name !== 'secure');
  const order: Outcome[] = ['bad', 'waiting', 'note', 'good'];
  return order.find((outcome) => checks.some((check) => check.outcome === outcome)) ?? 'good';
}
export function found(all: readonly (readonly Check[])[], name: CheckName, outcome: Outcome = 'bad'): boolean {
  return all.some((checks) => checks.some((check) => check.name === name && check.outcome === outcome));
}
