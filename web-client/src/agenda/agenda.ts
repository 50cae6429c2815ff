// agenda.ts - where a meeting is in its agenda: the order, the time left, how late it is and what could give time back. Pure;
// times are the server's milliseconds.

import type { AgendaItem, Meeting, Tables } from '../connection/contract';
import type { WithId } from '../organisation/organisations';

export type Item = WithId<AgendaItem>;
const minuteMs = 60_000;

export function itemsOf(tables: Tables, meeting: string): Item[] {
  return Object.entries(tables.agenda)
    .filter(([, row]) => row.meeting === meeting)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => a.place - b.place);
}

/** Milliseconds left of the running item, below 0 when its time is up; nothing where none runs. */
export function timeLeft(meeting: Meeting, now: number): number | undefined {
  if (meeting.item === undefined) return undefined;
  return meeting.left ?? (meeting.ends === undefined ? undefined : meeting.ends - now);
}

/** What comes after the running item: the next planned one below it, or the first where none runs. */
export function nextItem(items: readonly Item[], running: string | undefined): Item | undefined {
  const at = items.findIndex(({ id }) => id === running);
  return items.slice(at + 1).find(({ state }) => state === 'planned');
}

/** Minutes behind the plan (below 0: ahead), as it would end now; nothing before it has begun. The plan is what the agenda
 * gave every item when the meeting began; skipped items give their time back. */
export function minutesLate(items: readonly Item[], meeting: Meeting, now: number): number | undefined {
  const begun = items.flatMap(({ started }) => (started === undefined ? [] : [started]));
  if (begun.length === 0 || meeting.state !== 'open') return undefined;
  const planned = items.reduce((sum, item) => sum + item.planned, 0) * minuteMs;
  const left = Math.max(0, timeLeft(meeting, now) ?? 0);
  const at = items.findIndex(({ id }) => id === meeting.item);
  const ahead = items.filter(({ state }, index) => state === 'planned' && index > at).reduce((sum, item) => sum + item.minutes, 0) * minuteMs;
  return Math.round((now + left + ahead - (Math.min(...begun) + planned)) / minuteMs);
}

/** The later item that can best be shortened when the meeting is `late` minutes behind: the longest, breaks last; at least
 * half of it stays. Nothing where no item is long enough to matter. */
export function shortenable(items: readonly Item[], meeting: Meeting, late: number): { item: Item; to: number } | undefined {
  if (late < 3) return undefined;
  const at = items.findIndex(({ id }) => id === meeting.item);
  const later = items
    .filter(({ state, minutes, phase }, index) => state === 'planned' && index > at && minutes >= 10 && phase !== 'closing')
    .sort((a, b) => Number(a.phase === 'pause') - Number(b.phase === 'pause') || b.minutes - a.minutes);
  const item = later[0];
  return item && { item, to: Math.max(Math.ceil(item.minutes / 2), item.minutes - late) };
}

/** When each item that is still to come would begin, by id. */
export function beginnings(items: readonly Item[], meeting: Meeting, now: number): Record<string, number> {
  const at = items.findIndex(({ id }) => id === meeting.item);
  let time = now + Math.max(0, timeLeft(meeting, now) ?? 0);
  const times: Record<string, number> = {};
  for (const item of items.slice(at + 1)) {
    if (item.state !== 'planned') continue;
    times[item.id] = time;
    time += item.minutes * minuteMs;
  }
  return times;
}

/** What is said aloud of the running item's time, once each. */
export const announced = [
  { at: 5 * minuteMs, words: 'five' },
  { at: minuteMs, words: 'one' },
  { at: 30_000, words: 'thirty' },
  { at: 0, words: 'over' },
] as const;
/** The announcement whose moment lies between two looks at the clock, the latest if there are several. */
export function announcement(before: number, left: number): (typeof announced)[number]['words'] | undefined {
  return announced.filter(({ at }) => before > at && left <= at).at(-1)?.words;
}

/** "12:05", "-3:20". */
export function clockFace(ms: number): string {
  const seconds = Math.abs(ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(ms / 1000));
  return `${ms < 0 && seconds > 0 ? '−' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
