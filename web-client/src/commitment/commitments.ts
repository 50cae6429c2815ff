// commitments.ts - the group's commitments in the order they are shown, and what is on the table now. Pure; what counts
// as waiting, told or missed is the server's to say.

import type { Account, Commitment, Id, Tables } from '../connection/contract';
import type { WithId } from '../organisation/organisations';

/** Code points that `what`, `evidence` and `reason` may have, as the server counts (LI3). */
export const mostPoints = 500;
export const fits = (text: string): boolean => [...text.trim()].length <= mostPoints;

const number = (id: Id) => Number(id.slice(1));

/** Of one organisation: first what nobody said a word about, then what is open, then what is closed; oldest first. */
export function commitmentsOf(tables: Tables, organisation: Id | undefined): WithId<Commitment>[] {
  const place = (row: Commitment) => (row.state !== 'open' ? 2 : row.verdict === 'missed' ? 0 : 1);
  return Object.entries(tables.commitment)
    .map(([id, row]) => ({ ...row, id }))
    .filter((row) => row.organisation === organisation)
    .sort((a, b) => place(a) - place(b) || number(a.id) - number(b.id));
}
/**
 * What the open meeting asks this organisation about, told and waiting: first what the last meeting passed by in silence. An
 * answer moves nothing, so that the next one is where it was.
 */
export function onTheTable(tables: Tables, organisation: Id | undefined): WithId<Commitment>[] {
  return commitmentsOf(tables, organisation)
    .filter((row) => row.followUp !== undefined)
    .map((row) => ({ row, place: passedBy(tables, row.id) ? 0 : 1 }))
    .sort((a, b) => a.place - b.place || number(a.row.id) - number(b.row.id))
    .map(({ row }) => row);
}
/** Whether nobody said a word about it at the meeting before the open one, nor since. */
export function passedBy(tables: Tables, commitment: Id): boolean {
  const now = Object.values(tables.meeting).find((meeting) => meeting.state === 'open')?.occasion;
  const before = accountsOf(tables, commitment).filter((account) => account.occasion !== now);
  return before.at(-1)?.verdict === 'missed';
}
/** Whether the open meeting has anything to follow up, told or not. */
export function anyOnTheTable(tables: Tables): boolean {
  return Object.values(tables.commitment).some((row) => row.followUp !== undefined);
}
/** How many commitments of the whole group, or of one organisation, wait for a word in the open meeting. */
export function waitingFor(tables: Tables, organisation?: Id): number {
  return Object.values(tables.commitment).filter(
    (row) => row.followUp === 'waiting' && (organisation === undefined || row.organisation === organisation),
  ).length;
}
/** A commitment's timeline, oldest first. */
export function accountsOf(tables: Tables, commitment: Id): WithId<Account>[] {
  const place = (id: Id) => Number(id.split('.')[1]);
  return Object.entries(tables.account)
    .map(([id, row]) => ({ ...row, id }))
    .filter((row) => row.commitment === commitment)
    .sort((a, b) => place(a.id) - place(b.id));
}
