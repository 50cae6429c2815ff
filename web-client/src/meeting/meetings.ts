// meetings.ts - which meeting matters now, and dates in words. Pure.

import type { Language, Meeting, Tables } from '../connection/contract';
import type { Method } from '../method/method';
import type { WithId } from '../organisation/organisations';

/** In the order of the year; occasions the method does not know come last. */
export function meetingsInOrder(tables: Tables, method: Method | undefined): WithId<Meeting>[] {
  const place = (occasion: string) => {
    const index = method?.occasions.findIndex((each) => each.id === occasion) ?? -1;
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return Object.entries(tables.meeting)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => place(a.occasion) - place(b.occasion) || (a.date ?? '').localeCompare(b.date ?? ''));
}

/** The open meeting; else the next planned one; else the last that was held. */
export function currentMeeting(tables: Tables, method: Method | undefined): WithId<Meeting> | undefined {
  const meetings = meetingsInOrder(tables, method);
  return (
    meetings.find((each) => each.state === 'open') ??
    meetings.find((each) => each.state === 'planned') ??
    meetings.at(-1)
  );
}

/** "måndag 23 november 2026"; the day itself when it is not a date. */
export const dayInWords = (day: string, language: Language): string => inWords(day, language, { weekday: 'long' });
/** "23 november 2026", where the weekday says nothing. */
export const dateInWords = (day: string, language: Language): string => inWords(day, language, {});

function inWords(day: string, language: Language, more: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    ...more,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}
