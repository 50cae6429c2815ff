// meeting_rows.ts - rows of what is said and chosen beside the scores: purposes, focus, ideas. Part of contract.ts, which
// hands them on; types only.

import type { Id, SeatFunction } from './contract';

/** One line of what an organisation is here for; the one with the highest place holds. */
export interface Purpose {
  organisation: Id;
  place: number;
  kinds: string[];
  words?: string;
  occasion?: string;
  seat: Id;
  at: number;
}
/** Why an item is proposed: the agreed scores, how many are 1, and the widest spread of votes that is shared. */
export interface Reason {
  low: number;
  high: number;
  ones: number;
  scored: number;
  spread?: number;
}
/** By occasion: items with a reason to talk about them, the weightiest first, and the first of them. */
export interface Proposal {
  order: number[];
  proposed: number[];
  why: Record<string, Reason>;
}
/** How the functions of the own organisation differ on an item; nobody else's. */
export interface Gap {
  assessment: Id;
  item: number;
  low: number;
  high: number;
  lowest: SeatFunction[];
  highest: SeatFunction[];
}
export interface Idea {
  organisation: Id;
  seat: Id;
  text: string;
  item?: number;
  occasion?: string;
  at: number;
  withdrawn?: true;
}
/** A line of the own organisation's list; nobody else's. */
export interface Saved {
  /** Whose row it was, with the part of a score: d1, c1, a1.4.next. */
  from: string;
  source: Id;
  text: string;
  item?: number;
  seat: Id;
  occasion?: string;
  at: number;
  draft?: string;
  dropped?: true;
}
/** A text of the own organisation's that another one has on its list. */
export interface Inspired {
  from: string;
  organisation: Id;
  text: string;
  at: number;
}
