// seat_name.ts - a seat as it is called in running text: "Björkvik, nyckelperson"; the storbild has no organisation.

import type { Id, Tables } from '../connection/contract';
import { functionName } from './functions';

export function seatName(tables: Tables, id: Id | undefined): string {
  const seat = tables.seat[id ?? ''];
  if (!seat) return '';
  const organisation = tables.organisation[seat.organisation ?? '']?.name;
  return organisation ? `${organisation}, ${functionName(seat.function)}` : functionName(seat.function);
}
