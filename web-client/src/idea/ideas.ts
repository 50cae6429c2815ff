// ideas.ts - ideas told to all, the own organisation's list, and whom one has inspired. Pure look-ups.

import type { Id, Idea, Inspired, Saved, Tables } from '../connection/contract';
import type { Waiting } from '../connection/outbox';
import type { WithId } from '../organisation/organisations';

/** Code points, as the server counts (LI3). */
export const mostIdea = 500;
export const mostDraft = 2000;

const number = (id: Id) => Number(id.slice(1));
const rows = <Row>(table: Readonly<Record<Id, Row>>): WithId<Row>[] =>
  Object.entries(table)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => number(b.id) - number(a.id));

/** What is told to all, of one organisation, the newest first. */
export function ideasOf(tables: Tables, organisation: Id): WithId<Idea>[] {
  return rows(tables.idea).filter((row) => row.organisation === organisation && !row.withdrawn);
}
/** The own organisation's, those taken back too. */
export function ownIdeas(tables: Tables, organisation: Id | undefined): WithId<Idea>[] {
  return rows(tables.idea).filter((row) => row.organisation === organisation);
}
/** The list itself, the newest first; and what has been taken off it. */
export function ourList(tables: Tables): WithId<Saved>[] {
  return rows(tables.saved).filter((row) => !row.dropped);
}
export function takenOff(tables: Tables): WithId<Saved>[] {
  return rows(tables.saved).filter((row) => row.dropped);
}
export function inspired(tables: Tables): WithId<Inspired>[] {
  return rows(tables.inspired);
}
/** How a text of the others stands to the own list. */
export function savedAs(tables: Tables, waiting: readonly Waiting[], from: string): 'saved' | 'sending' | 'not' {
  if (Object.values(tables.saved).some((row) => row.from === from && !row.dropped)) return 'saved';
  return waiting.some((each) => each.do === 'idea.save' && each.with.from === from) ? 'sending' : 'not';
}
