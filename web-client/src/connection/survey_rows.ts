// survey_rows.ts - the rows of surveys, as the server sends them; part of contract.ts.
import type { Id } from './contract';

export type SurveyPhase = 'survey' | 'pmi';
/** One time a questionnaire is answered; `answered` says how many have, never who. */
export interface Survey {
  meeting: Id;
  phase: SurveyPhase;
  form: string;
  state: 'open' | 'closed';
  opened: number;
  until: number;
  invited: number;
  answered: number;
  percent: number;
}
/** What may be shown of a closed survey, under its id. */
export interface Outcome {
  survey: Id;
  n: number;
  percent: number;
  enough: boolean;
  /** In the order of the questionnaire: by how many, the mean where they are enough, the change since `since`. */
  marks?: { n: number; mean?: number; change?: number }[];
  since?: Id;
  /** The place in `marks` of the largest rise. */
  largest?: number;
  caveat?: ('few' | 'low_rate' | 'uneven')[];
  /** For each question in words, its answers in the order of the alphabet. */
  texts?: string[][];
}
