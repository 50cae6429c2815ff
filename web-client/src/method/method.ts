// method.ts - the checklist's words: items with help, scale, occasions. Data from the server, one version for ever.
// Everything is in both languages; ask with `say`. Item n is items[n - 1], value v is scale[v - 1].

import type { For, Language, MeetingShow, SeatFunction } from '../connection/contract';
import { ask } from '../shell/api';
import { language } from '../shell/language.svelte';

export type Words = Record<Language, string>;
export interface Step {
  value: number;
  label: Words;
  /** The same in few enough letters for a button. */
  short: Words;
}
export interface ItemHelp {
  means: Words;
  roles: Record<'politiker' | 'chef' | 'nyckelperson', Words>;
  [example: `example${number}`]: Words;
}
export interface Item {
  no: number;
  text: Words;
  /** The matter in a few words, where the pack has them. */
  short?: Words;
  help: ItemHelp;
}
export interface AgendaTemplate {
  id: string;
  occasion: string;
  mode: 'room' | 'video';
  name: Words;
  items: { phase: MeetingShow; minutes: number; for?: For; title?: Words }[];
}
export interface Question {
  text: Words;
  short?: Words;
  /** Answered in words, not on the scale. */
  words?: boolean;
}
export interface Questionnaire {
  id: string;
  phase: 'survey' | 'pmi';
  name: Words;
  scale?: Step[];
  /** The checklist's items follow the questions. */
  checklist?: boolean;
  questions: Question[];
}
export interface Method {
  id: string;
  version: number;
  name: Words;
  source: string;
  /** True where the English item texts are a translation for orientation only. */
  translation: boolean;
  scale: Step[];
  occasions: { id: string; label: Words; optional?: boolean }[];
  rule: { name: Words; maxOnes: number; minFull: number; source: string };
  items: Item[];
  /** Plans for meetings, to be copied and changed; of every occasion. */
  agendas?: AgendaTemplate[];
  /** What an organisation may be here for. */
  purposes?: { id: string; name: Words }[];
  /** What the phases survey and pmi ask. */
  questionnaires?: Questionnaire[];
}

export const helpedFunctions = ['politiker', 'chef', 'nyckelperson'] as const;

/** The words in the chosen language; reactive. */
export function say(words: Words | undefined): string {
  return words?.[language.current] ?? words?.sv ?? '';
}
export function itemText(method: Method, item: number): string {
  return say(method.items[item - 1]?.text);
}
/** A few words where the pack has them, for a table read from across the room; else the whole text. */
export function itemShort(method: Method, item: number): string {
  return say(method.items[item - 1]?.short) || itemText(method, item);
}
export function valueLabel(method: Method, value: number): string {
  return say(method.scale[value - 1]?.label);
}
export function valueShort(method: Method, value: number): string {
  return say(method.scale[value - 1]?.short);
}
export function occasionLabel(method: Method | undefined, occasion: string): string {
  return say(method?.occasions.find((each) => each.id === occasion)?.label) || occasion;
}
/** The help of one item, the viewer's own function first. */
export function rolesOwnFirst(help: ItemHelp, own: SeatFunction): { role: SeatFunction; words: Words }[] {
  const roles = [...helpedFunctions].sort((a, b) => Number(b === own) - Number(a === own));
  return roles.map((role) => ({ role, words: help.roles[role] }));
}
export function examples(help: ItemHelp, scale: readonly Step[]): { value: number; words: Words }[] {
  return scale.flatMap(({ value }) => {
    const words = help[`example${value}`];
    return words ? [{ value, words }] : [];
  });
}

const fetched = new Map<string, Promise<Method | undefined>>();

/** The pack, fetched once per page; undefined (and forgotten, so it may be asked for again) when it cannot be had. */
export function fetchMethod(id: string): Promise<Method | undefined> {
  const known = fetched.get(id);
  if (known) return known;
  const asked = ask<Method>(`/api/method/${encodeURIComponent(id)}`).then((answer) => {
    if (answer.ok) return answer.value;
    fetched.delete(id);
    return undefined;
  });
  fetched.set(id, asked);
  return asked;
}
