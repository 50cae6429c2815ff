// issued.ts - links just issued, kept in this tab alone (sessionStorage) until they are printed: a reload keeps them,
// closing the tab or "forget" loses them. Never in localStorage: a link is a key to a seat.

import type { AdminGroup, IssuedCard } from '../admin/admin_api';

export interface Issued {
  group: Pick<AdminGroup, 'group' | 'name' | 'method' | 'organisations' | 'meetings'>;
  cards: IssuedCard[];
}
const key = 'jamsides.issued';
let memory: Issued | undefined;

export function keepIssued(group: AdminGroup, cards: IssuedCard[]): void {
  const { organisations, meetings, method, name } = group;
  memory = { group: { group: group.group, name, method, organisations, meetings }, cards };
  try {
    sessionStorage.setItem(key, JSON.stringify(memory));
  } catch {
    // storage is off: the links live as long as the page
  }
}
/** What this tab holds: of `group`, or of whichever. */
export function issued(group?: string): Issued | undefined {
  const kept = memory ?? read();
  return group === undefined || kept?.group.group === group ? kept : undefined;
}
export function forgetIssued(): void {
  memory = undefined;
  try {
    sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}
function read(): Issued | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '') as Issued;
    return Array.isArray(kept.cards) ? kept : undefined;
  } catch {
    return undefined; // nothing kept
  }
}
