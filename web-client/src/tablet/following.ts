// following.ts - which view a tablet shows: the one the meeting shows, unless its user has gone elsewhere or is writing.
// Pure: the meeting never takes a text out of somebody's hands.

import type { MeetingShow } from '../connection/contract';

export type View = MeetingShow | 'enter' | 'seats';

/** Where the user went, and what the meeting showed then; it holds until the meeting moves on. */
export interface Own {
  view: View;
  while: MeetingShow;
}

/**
 * followed  what the meeting shows now.
 * writing   set while a text field has focus (and after, until the user lets go): the view stays.
 */
export function viewNow(followed: MeetingShow, own: Own | undefined, writing: Own | undefined): View {
  if (writing) return writing.view;
  return own?.while === followed ? own.view : followed;
}
/** The meeting has gone on while somebody was writing: say so, and let them come when they are ready. */
export function leftBehind(followed: MeetingShow, writing: Own | undefined): boolean {
  return writing !== undefined && writing.while !== followed && writing.view !== followed;
}
