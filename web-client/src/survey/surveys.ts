// surveys.ts - which survey a meeting asks, what there is to answer, and the order of marks and texts. Pure.

import type { Id, MeetingShow, Outcome, Survey, SurveyPhase, Tables } from '../connection/contract';
import type { Waiting } from '../connection/outbox';
import { type Method, type Question, type Questionnaire, type Words } from '../method/method';
import type { WithId } from '../organisation/organisations';

export const surveyPhases: readonly SurveyPhase[] = ['survey', 'pmi'];
export const isSurveyPhase = (show: string): show is SurveyPhase => show === 'survey' || show === 'pmi';

export function surveyAt(tables: Tables, meeting: Id, phase: MeetingShow): WithId<Survey> | undefined {
  const found = Object.entries(tables.survey).find(([, row]) => row.meeting === meeting && row.phase === phase);
  return found && { ...found[1], id: found[0] };
}
/** Whether this seat has answered, or its answer is on its way. */
export function hasAnswered(tables: Tables, waiting: readonly Waiting[], id: Id): boolean {
  const sent = waiting.some((each) => each.do === 'survey.answer' && each.with.survey === id);
  return sent || (tables.you['me']?.answered?.includes(id) ?? false);
}
/** Still takes an answer of this seat. */
export function toAnswer(tables: Tables, waiting: readonly Waiting[], now: number): WithId<Survey>[] {
  return Object.entries(tables.survey)
    .map(([id, row]) => ({ ...row, id }))
    .filter((row) => row.state === 'open' && now < row.until && !hasAnswered(tables, waiting, row.id));
}
/** The questionnaire that was asked; nothing where this page knows another version of it. */
export function formOf(method: Method, survey: Pick<Survey, 'form'>): Questionnaire | undefined {
  return method.questionnaires?.find((each) => each.id === survey.form);
}

/** One thing to mark: a question of the questionnaire, or an item of the checklist. */
export interface Marked {
  words: Words;
  short: Words | undefined;
  scale: { value: number; label: Words; short: Words }[];
  /** The item's number where it is one. */
  item?: number;
}
/** In the order of `marks` in the contract. */
export function markedOf(method: Method, form: Questionnaire): Marked[] {
  const asked = form.questions
    .filter((question) => !question.words)
    .map((question) => ({ words: question.text, short: question.short, scale: form.scale ?? [] }));
  if (!form.checklist) return asked;
  const items = method.items.map((item) => ({ words: item.text, short: item.short, scale: method.scale, item: item.no }));
  return [...asked, ...items];
}
export const inWords = (form: Questionnaire): Question[] => form.questions.filter((question) => question.words);

/** What is marked while it is being answered: by place; `pass` is kan inte bedöma, which the server hears as no answer. */
export type Marks = Readonly<Record<number, number | 'pass'>>;
export const marksToSend = (marks: Marks, count: number): number[] =>
  Array.from({ length: count }, (_, at) => (typeof marks[at] === 'number' ? marks[at] : 0));

export function readMarks(text: string): Marks {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Marks) : {};
  } catch {
    return {};
  }
}
/** `marks` with the items that are not marked yet as they were scored on this device today. */
export function withOwn(marks: Marks, marked: readonly Marked[], own: Readonly<Record<number, number>>): Marks {
  const next: Record<number, number | 'pass'> = { ...marks };
  marked.forEach(({ item, scale }, at) => {
    const value = item === undefined ? undefined : own[item];
    if (next[at] === undefined && value !== undefined && scale.some((step) => step.value === value)) next[at] = value;
  });
  return next;
}

export type Caveat = NonNullable<Outcome['caveat']>[number];
