// plan.ts - when, where and with whom meetings are held: what a form changes, which plans fit, the words for it. Pure; what
// must be agreed on, and when, is the server's to say.

import type { CommandWith, Id, Meeting, MeetingMode, Seat, Tables } from '../connection/contract';
import type { AgendaTemplate, Method } from '../method/method';
import type { WithId } from '../organisation/organisations';
import { seatName } from '../organisation/seat_name';
import { m } from '../paraglide/messages';

/** Code points of a reason to close, as the server counts (ME9, LI3). */
export const mostReason = 300;

export interface PlanDraft {
  date: string;
  host: Id;
  mode: MeetingMode;
  link: string;
}
export const modes: readonly MeetingMode[] = ['room', 'video', 'hybrid'];

export const planOf = (meeting: Meeting): PlanDraft => ({
  date: meeting.date ?? '',
  host: meeting.host ?? '',
  mode: meeting.mode ?? 'room',
  link: meeting.link ?? '',
});
/** What the draft changes of the meeting; nothing where all is as it was. A meeting in one room needs no link. */
export function changesOf(meeting: WithId<Meeting>, draft: PlanDraft): CommandWith['meeting.plan'] | undefined {
  const was = planOf(meeting);
  const link = draft.mode === 'room' ? '' : draft.link.trim();
  const changes: CommandWith['meeting.plan'] = { meeting: meeting.id };
  if (draft.date !== was.date) changes.date = draft.date;
  if (draft.host !== was.host && draft.host !== '') changes.host = draft.host;
  if (draft.mode !== was.mode) changes.mode = draft.mode;
  if (link !== was.link) changes.link = link;
  return Object.keys(changes).length > 1 ? changes : undefined;
}
/** The method's plans for this meeting, as it is held: by video, or in one room (a hybrid meeting follows the room's day). */
export function templatesFor(method: Method, meeting: Meeting): AgendaTemplate[] {
  const all = (method.agendas ?? []).filter(({ occasion }) => occasion === meeting.occasion);
  const fitting = all.filter(({ mode }) => mode === (meeting.mode === 'video' ? 'video' : 'room'));
  return fitting.length > 0 ? fitting : all;
}

export function modeName(mode: MeetingMode): string {
  return { room: m.plan_mode_room, video: m.plan_mode_video, hybrid: m.plan_mode_hybrid }[mode]();
}
/** "2 gäster från Umeå kommun"; none where there are none. */
export const guestLines = (meeting: Meeting): string[] =>
  (meeting.guests ?? []).map(({ from, count }) => m.plan_guests({ count, from }));
/** "chef, Almnäs": who takes part at a distance today. */
export const remoteSeats = (tables: Tables): string[] =>
  Object.entries(tables.seat).flatMap(([id, seat]) => (seat.remote && seat.taken ? [seatName(tables, id)] : []));
/** What stands beside a seat's name: "ersättare, på distans". */
export const besideName = (seat: Seat): string =>
  [seat.standIn && m.stand_in(), seat.remote && m.plan_remote()].filter(Boolean).join(', ');
/** Meetings that were held without Jämsides and are being entered, latest first. */
export const enteredAfterwards = (meetings: readonly WithId<Meeting>[]): WithId<Meeting>[] =>
  meetings.filter((each) => each.afterwards).reverse();
