// organisations.ts - the organisations and seats of a group in the order they are always shown. Pure.

import type { Id, Organisation, Seat, SeatFunction, Tables } from '../connection/contract';

export type WithId<Row> = Row & { id: Id };

const functionOrder: SeatFunction[] = ['politiker', 'chef', 'nyckelperson', 'extra', 'observator', 'storbild'];

/** By mark (a, b, c … then the mentor), which never changes during a group's life. */
export function organisationsInOrder(tables: Tables): WithId<Organisation>[] {
  return Object.entries(tables.organisation)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => a.mark.localeCompare(b.mark) || a.id.localeCompare(b.id));
}
export function seatsOf(tables: Tables, organisation: Id): WithId<Seat>[] {
  return Object.entries(tables.seat)
    .filter(([, row]) => row.organisation === organisation)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => functionOrder.indexOf(a.function) - functionOrder.indexOf(b.function) || a.label.localeCompare(b.label));
}
