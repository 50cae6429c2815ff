// leading.ts - who leads a meeting, whether they have contact, and who else could lead it. Pure; the server decides.

import type { Id, Meeting, SeatPresence, Tables } from '../connection/contract';
import { organisationsInOrder, seatsOf, type WithId } from '../organisation/organisations';

/** How long the facilitator's seat must have been without contact before the server lets another take over (ME8). */
export const lostBeforeTakeOverMs = 30_000;

/** Since when the seat has had no device in contact (server milliseconds); nothing where it has one. A seat nobody has
 * told us of has not been here since `start`. */
export function lostSince(presence: Readonly<Record<Id, SeatPresence>>, seat: Id, start: number): number | undefined {
  const known = presence[seat];
  if (!known) return start;
  return known.here > 0 ? undefined : known.at;
}

/** What there is to say on a screen of `seat` about who leads: the lead can be taken back by it, or taken over because it
 * is lost (since when); somebody, perhaps this seat, stands in for another. */
export type Lead = { is: 'back' } | { is: 'lost'; since: number } | { is: 'standing_in' } | undefined;

export interface Now {
  presence: Readonly<Record<Id, SeatPresence>>;
  /** Server milliseconds, and since when we have been told of presence. */
  time: number;
  start: number;
  /** In Sweden, YYYY-MM-DD. */
  today: string;
}

export function leadFor(meeting: Meeting, seat: Id, mayTakeOver: boolean, now: Now): Lead {
  if (meeting.state === 'closed' || (meeting.state === 'planned' && meeting.date !== now.today)) return undefined;
  if (meeting.standsInFor === seat) return { is: 'back' };
  if (mayTakeOver && meeting.facilitator && meeting.facilitator !== seat) {
    const since = lostSince(now.presence, meeting.facilitator, now.start);
    if (since !== undefined && now.time - since >= lostBeforeTakeOverMs) return { is: 'lost', since };
  }
  return meeting.standsInFor ? { is: 'standing_in' } : undefined;
}

/** Seats that the lead can be handed to: every nyckelperson and the mentor's seats, but the one that has it. */
export function deputies(tables: Tables, facilitator: Id | undefined): WithId<Tables['seat'][Id]>[] {
  return organisationsInOrder(tables)
    .flatMap(({ id, mentor }) => seatsOf(tables, id).filter((seat) => seat.function === 'nyckelperson' || (mentor && seat.function !== 'observator')))
    .filter(({ id }) => id !== facilitator);
}
