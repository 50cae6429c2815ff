// meeting_of_the_day.ts - which meeting a storbild shows: the open one; else today's, also when it has just been closed; else
// the next. Pure.

import type { Meeting, Tables } from '../connection/contract';
import { currentMeeting, meetingsInOrder } from '../meeting/meetings';
import type { Method } from '../method/method';
import type { WithId } from '../organisation/organisations';

/** `now` in server milliseconds; days are Sweden's, as everywhere in the method. */
export function meetingOfTheDay(tables: Tables, method: Method, now: number): WithId<Meeting> | undefined {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now);
  const meetings = meetingsInOrder(tables, method);
  const ofToday = meetings.filter(({ date }) => date === today);
  return (
    meetings.find(({ state }) => state === 'open') ??
    ofToday.find(({ state }) => state === 'planned') ??
    ofToday.at(-1) ??
    currentMeeting(tables, method)
  );
}
