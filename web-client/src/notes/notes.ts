// notes.ts - what may be written in a meeting's notes, who may do what with them, and how far they have come. Pure.

import type { Id, Meeting, NotesRow, NotesSection, Presentation, Tables, You } from '../connection/contract';
import type { WithId } from '../organisation/organisations';

/** Code points, as the server counts (LI3, NO1, NO5, AN1); a frame takes only so many bytes (LI1). */
export const mostSections = 20;
export const mostTitle = 120;
export const mostSection = 8000;
export const mostText = 40_000;
export const mostBytes = 65_000;
export const mostCorrection = 2000;
export const mostPresented = 300;

/** Sections as they were written from a version of the notes; 0 is the draft. */
export interface Wording {
  version: number;
  sections: NotesSection[];
}

const length = (text: string) => [...text].length;

/** What a wording is kept as on the device, read again; nothing where it is none. */
export function wordingIn(text: string): Wording | undefined {
  try {
    const { version, sections } = JSON.parse(text) as Wording;
    const whole = Number.isInteger(version) && Array.isArray(sections) && sections.length > 0;
    return whole ? { version, sections: sections.map(({ title, text }) => ({ title: String(title), text: String(text) })) } : undefined;
  } catch {
    return undefined;
  }
}
export const sameWords = (one: readonly NotesSection[], two: readonly NotesSection[]): boolean =>
  one.length === two.length && one.every((each, n) => each.title === two[n]?.title && each.text === two[n]?.text);

/** As it can be sent: characters that no text may hold are left out, they come along when something is pasted. */
export const sendable = (sections: readonly NotesSection[]): NotesSection[] =>
  sections.map(({ title, text }) => ({
    title: title.replace(/[\p{Cc}]/gu, ' ').trim(),
    text: text.replace(/(?![\t\n])\p{Cc}/gu, '').trimEnd(),
  }));

export type Fault = 'no_title' | 'long_title' | 'long_section' | 'long';
/** Why it cannot be saved, or nothing. */
export function faultIn(sections: readonly NotesSection[]): Fault | undefined {
  const all = sendable(sections);
  if (all.some(({ title }) => title === '')) return 'no_title';
  if (all.some(({ title }) => length(title) > mostTitle)) return 'long_title';
  if (all.some(({ text }) => length(text) > mostSection)) return 'long_section';
  const bytes = new TextEncoder().encode(JSON.stringify(all)).length;
  return lengthOf(all) > mostText || bytes > mostBytes ? 'long' : undefined;
}
/** Of all of it together. */
export const lengthOf = (sections: readonly NotesSection[]): number =>
  sections.reduce((sum, { title, text }) => sum + length(title) + length(text), 0);

/** Whether this seat is the one that led the meeting, and so writes its notes. */
export const writes = (you: You | undefined, meeting: Meeting): boolean =>
  you !== undefined && you.may.includes('notes.write') && meeting.facilitator === you.seat;
/** Whether the own organisation's approval is awaited, and this seat gives it. */
export const approves = (you: You | undefined, meeting: Meeting, notes: NotesRow | undefined): boolean =>
  meeting.state === 'closed' && notes !== undefined && !!you?.may.includes('notes.approve') && notes.awaited.includes(you.organisation ?? '');
/** Whether this seat may say what is wrong with notes that are settled. */
export const corrects = (you: You | undefined, meeting: Meeting, notes: NotesRow | undefined): boolean =>
  notes?.settled !== undefined && !!you && (writes(you, meeting) || you.may.includes('notes.approve'));

/** Where the own page has been shown, the latest day first. */
export function presentationsOf(tables: Tables): WithId<Presentation>[] {
  return Object.entries(tables.presentation)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => b.date.localeCompare(a.date) || b.place - a.place);
}
/** The organisations that approve, with when they did, in the order of `ids`. */
export const standingOf = (notes: NotesRow, ids: readonly Id[]): { organisation: Id; at: number | undefined }[] =>
  ids
    .filter((id) => id in notes.approved || notes.awaited.includes(id))
    .map((organisation) => ({ organisation, at: notes.approved[organisation] }));
