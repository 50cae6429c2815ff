// notes_rows.ts - the rows of meetings' notes and of where the own page was shown, as the server sends them; part of contract.ts.

import type { Id } from './contract';

/** How far the wording of a meeting's notes has come, under the meeting's id; its words are in the documents alone. */
export interface NotesRow {
  version: number;
  /** Who wrote this version, and when. */
  seat: Id;
  at: number;
  /** When each organisation approved this version, and whose approval is awaited. */
  approved: Record<Id, number>;
  awaited: Id[];
  /** When everybody had approved: nothing but corrections changes from then on. */
  settled?: number;
  corrections: number;
}
export type PresentedWhere = 'namnd' | 'ledningsgrupp' | 'apt' | 'annat';
/** Where the own organisation has shown its page; nobody else's. */
export interface Presentation {
  organisation: Id;
  place: number;
  date: string;
  where: PresentedWhere;
  words?: string;
  seat: Id;
  at: number;
}
/** A part of the notes as it is written. */
export interface NotesSection {
  title: string;
  text: string;
}
