// series.ts - Deltagarnas bild over the year: what each survey of one questionnaire came to, beside each other. Pure.

import type { Outcome, Survey, Tables } from '../connection/contract';
import { type Method, type Questionnaire } from '../method/method';
import { formOf, type Marked, markedOf } from './surveys';

export interface SeriesColumn {
  survey: Survey;
  outcome: Outcome;
  occasion: string;
}
export interface SeriesRow {
  marked: Marked;
  /** One a column; without a mean where too few answered that question. */
  cells: { n: number; mean?: number }[];
  /** Since the first column, where the server tells one. */
  change: number | undefined;
}
export interface Series {
  form: Questionnaire;
  columns: SeriesColumn[];
  rows: SeriesRow[];
}

/** The closed surveys that have figures, in the order of the year; those of the newest one's questionnaire, since two versions are never compared. */
export function seriesOf(tables: Tables, method: Method): Series | undefined {
  const order = method.occasions.map((each) => each.id);
  const columns = Object.entries(tables.outcome)
    .flatMap(([id, outcome]): SeriesColumn[] => {
      const survey = tables.survey[id];
      const occasion = survey && tables.meeting[survey.meeting]?.occasion;
      return survey && occasion !== undefined && outcome.enough && outcome.marks ? [{ survey, outcome, occasion }] : [];
    })
    .sort((one, other) => order.indexOf(one.occasion) - order.indexOf(other.occasion));
  const last = columns.at(-1);
  const form = last && formOf(method, last.survey);
  if (!last || !form) return undefined;
  const same = columns.filter((column) => column.survey.form === form.id);
  const rows = markedOf(method, form).map((marked, at) => ({
    marked,
    cells: same.map(({ outcome }) => outcome.marks?.[at] ?? { n: 0 }),
    change: last.outcome.marks?.[at]?.change,
  }));
  return { form, columns: same, rows };
}
