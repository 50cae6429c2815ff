// purposes.ts - what each organisation is here for, now and before, and who has not said it. Pure; which aim holds is
// told by its place.

import type { Id, Organisation, Purpose, Tables } from '../connection/contract';
import { type Method, say } from '../method/method';
import { organisationsInOrder, type WithId } from '../organisation/organisations';

/** Code points of the own words, as the server counts (LI3). */
export const mostWords = 500;

/** Every aim of an organisation, the one that holds first. */
export function aimsOf(tables: Tables, organisation: Id | undefined): WithId<Purpose>[] {
  return Object.entries(tables.purpose)
    .map(([id, row]) => ({ ...row, id }))
    .filter((row) => row.organisation === organisation)
    .sort((a, b) => b.place - a.place);
}
/** Whoever is to have an aim: everybody but the mentor. */
export function aiming(tables: Tables): WithId<Organisation>[] {
  return organisationsInOrder(tables).filter((each) => !each.mentor);
}
export function withoutAim(tables: Tables): WithId<Organisation>[] {
  return aiming(tables).filter((each) => aimsOf(tables, each.id).length === 0);
}
/** The kinds in words, in the method's order; one that this version of the page does not know is said by its id. */
export function kindNames(method: Method, aim: Pick<Purpose, 'kinds'>): string[] {
  const known = method.purposes ?? [];
  const named = known.filter(({ id }) => aim.kinds.includes(id)).map(({ name }) => say(name));
  return [...named, ...aim.kinds.filter((kind) => known.every(({ id }) => id !== kind))];
}
