// identity.ts - who this device is, as /api/me says: the seats its cookies open, and whether it may administer.

import type { Id, SeatFunction } from '../connection/contract';
import { type Answer, ask } from './api';

export interface HeldSeat {
  group: Id;
  groupName: string;
  seat: Id;
  organisation?: Id;
  organisationName?: string;
  function: SeatFunction;
  facilitator: boolean;
  key: 'room' | 'desk';
  /** The seat opens on this day (YYYY-MM-DD), not yet. */
  wait?: { date: string };
}
export interface Identity {
  seats: HeldSeat[];
  storbild?: HeldSeat;
  admin: boolean;
}

export function whoAmI(): Promise<Answer<Identity>> {
  return ask<Identity>('/api/me');
}

/** Gives the seat back on this device. */
export function leaveSeat(): Promise<Answer<unknown>> {
  return ask('/api/leave', 'POST');
}
