// progress.ts - how far each organisation has come, in counts: how many seats are done, how many items have a joint
// score, which seats have lost contact. Never which seat has not answered. Pure.

import { assessmentAt } from '../assessment/assessments';
import type { Assessment, Figure, Id, Organisation, Seat, SeatPresence, Tables } from '../connection/contract';
import type { TypedSource } from '../score/sources';
import { organisationsInOrder, seatsOf, type WithId } from '../organisation/organisations';

export interface Progress {
  organisation: WithId<Organisation>;
  assessment?: WithId<Assessment>;
  figure?: Figure;
  /** Seats that vote, and how many of them have answered every item in this round; nobody else knows that of those who
   * answer at home. */
  seats: number;
  done?: number;
  /** Items with a joint score, contested ones, and how many the list has. */
  scored: number;
  contested: number;
  of: number;
  /** Somebody votes, or may: false where the scores are only typed in. */
  votes: boolean;
  /** How many joint scores were typed in, by where they come from. */
  typed: { source: TypedSource; count: number }[];
}
const typedSources: TypedSource[] = ['direct', 'paper', 'import'];


/** The three functions, and extra seats that somebody has taken. */
export function votes(seat: Seat): boolean {
  if (seat.function === 'extra') return seat.taken;
  return seat.function === 'politiker' || seat.function === 'chef' || seat.function === 'nyckelperson';
}

/** Every organisation that is scored; a mentor only where it has begun. */
export function progressAt(tables: Tables, occasion: string, items: number): Progress[] {
  return organisationsInOrder(tables).flatMap((organisation) => {
    const assessment = assessmentAt(tables, organisation.id, occasion);
    if (organisation.mentor && !assessment) return [];
    const seats = seatsOf(tables, organisation.id).filter(votes);
    const figure = assessment && tables.figure[assessment.id];
    const answered = assessment ? assessment.answered : {};
    const sources = Object.values(tables.score).flatMap((score) => (score.assessment === assessment?.id ? [score.source] : []));
    const typed = typedSources
      .map((source) => ({ source, count: sources.filter((each) => each === source).length }))
      .filter(({ count }) => count > 0);
    const onlyTyped = typed.length > 0 && sources.every((source) => source !== 'ballot' && source !== 'confirmed');
    return [
      {
        organisation,
        ...(assessment ? { assessment } : {}),
        ...(figure ? { figure } : {}),
        seats: seats.length,
        ...(answered ? { done: seats.filter((seat) => (answered[seat.id] ?? 0) >= items).length } : {}),
        scored: figure?.scored ?? 0,
        contested: figure?.rule.contested.length ?? 0,
        of: items,
        votes: !onlyTyped || assessment?.state === 'open' || Object.keys(answered ?? {}).length > 0,
        typed,
      },
    ];
  });
}
/** Every item has a joint score, or is said to be contested. */
export function settled(progress: Progress): boolean {
  return progress.scored + progress.contested >= progress.of;
}

export interface LostSeat {
  id: Id;
  seat: Seat;
  /** Server milliseconds. */
  since: number;
}
/** Seats that have been here and have no device in contact now, the latest first. */
export function lostSeats(tables: Tables, presence: Readonly<Record<Id, SeatPresence>>): LostSeat[] {
  return Object.entries(presence)
    .flatMap(([id, { here, at }]) => {
      const seat = tables.seat[id];
      return seat && here === 0 ? [{ id, seat, since: at }] : [];
    })
    .sort((a, b) => b.since - a.since || a.id.localeCompare(b.id));
}
/** How many seats are or have been in the room, and how many of them have contact. */
export function contact(tables: Tables, presence: Readonly<Record<Id, SeatPresence>>): { here: number; known: number } {
  const known = Object.entries(presence).filter(([id]) => tables.seat[id]);
  return { known: known.length, here: known.filter(([, { here }]) => here > 0).length };
}
