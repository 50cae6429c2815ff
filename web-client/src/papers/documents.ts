// documents.ts - where the server has the group's documents, and which meetings there are notes of. Pure.

import type { Id, Language, Meeting, Tables } from '../connection/contract';
import { meetingsInOrder } from '../meeting/meetings';
import type { Method } from '../method/method';
import type { WithId } from '../organisation/organisations';

type Kind = 'notes.html' | 'notes.txt' | 'notes.json' | 'anchoring.html' | 'checklist.html' | 'checklist.csv';

export function documentPath(group: Id, kind: Kind, language: Language, meeting?: Id): string {
  const asked = new URLSearchParams({ ...(meeting ? { meeting } : {}), lang: language });
  return `/api/group/${group}/${kind}?${asked}`;
}
/** There are notes from the moment a meeting has opened; the latest first. */
export function withNotes(tables: Tables, method: Method | undefined): WithId<Meeting>[] {
  return meetingsInOrder(tables, method)
    .filter((meeting) => meeting.state !== 'planned')
    .reverse();
}
/** The same link as calendars take it: most open their own dialogue for webcal:. */
export const webcal = (url: string): string => url.replace(/^https?:/, 'webcal:');
