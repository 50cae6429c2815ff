// plan_rows.ts - rows of meetings and of their agendas. Part of contract.ts, which hands them on; types only.

import type { For, Id, MeetingShow } from './contract';

/** Where people take part: in one room, by video, or both at once. */
export type MeetingMode = 'room' | 'video' | 'hybrid';
export interface Meeting {
  occasion: string;
  date?: string;
  host?: Id;
  state: 'planned' | 'open' | 'closed';
  facilitator?: Id;
  /** From whom the lead was taken while they had no contact: gets it back with one tap. */
  standsInFor?: Id;
  show: MeetingShow;
  focus?: number;
  code?: string;
  /** The template the agenda was copied from. */
  agenda?: string;
  /** The agenda item that runs, and when its time is up, or how many milliseconds are left while it is paused. */
  item?: Id;
  ends?: number;
  left?: number;
  undo?: { seq: number; did: string };
  /** The items the meeting talks about, in its order. */
  focusItems?: number[];
  /** How it is held; absent = in one room. */
  mode?: 'video' | 'hybrid';
  /** Where those at a distance take part; never told to the storbild. */
  link?: string;
  /** Why it was closed with dates or hosts still to be agreed on. */
  reason?: string;
  /** It was held without Jämsides and registered later. */
  afterwards?: true;
  guests?: { from: string; count: number }[];
  /** Of Uppstart: meetings whose date or host is still to be agreed on. */
  unsettled?: string[];
}
/** An item of a meeting's agenda; `planned` minutes are the plan's, `minutes` what it has now. */
export interface AgendaItem {
  meeting: Id;
  place: number;
  phase: MeetingShow;
  title?: string;
  for: For;
  planned: number;
  minutes: number;
  state: 'planned' | 'running' | 'done' | 'skipped';
  started?: number;
  ended?: number;
}
