// progress.ts - how far each organisation has come, in counts: how many seats are done, how many items have a joint
// score, which seats have lost contact. Never which seat has not answered. Pure.

import { assessmentAt } from '../assessment/assessments';
import type { Assessment, Figure, Id, Organisation, Seat, SeatPresence, Tables } from '../connection/contract';
import { organisationsInOrder, seatsOf, type WithId } from '../organisation/organisations';

export interface Progress {
  organisation: WithId<Organisation>;
  assessment?: WithId<Assessment>;
  figure?: Figure;
  /** Seats that vote, and how many of them have answered every item in this round. */
  seats: number;
  done: number;
  /** Items with a joint score, contested ones, and how many the list has. */
  scored: number;
  contested: number;
  of: number;
}

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
    return [
      {
        organisation,
        ...(assessment ? { assessment } : {}),
        ...(figure ? { figure } : {}),
        seats: seats.length,
        done: assessment ? seats.filter((seat) => (assessment.answered[seat.id] ?? 0) >= items).length : 0,
        scored: figure?.scored ?? 0,
        contested: figure?.rule.contested.length ?? 0,
        of: items,
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
