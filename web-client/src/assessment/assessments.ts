// assessments.ts - ballots and scores found in the tables: whose, for which item, from which occasion. Pure.
// Finds and counts only; what follows from it is the server's to say.

import type { Assessment, Ballot, Id, Score, SeatFunction, Tables } from '../connection/contract';
import { ballotId, scoreId } from '../connection/optimism';
import type { WithId } from '../organisation/organisations';
import { seatsOf } from '../organisation/organisations';

export function assessmentAt(tables: Tables, organisation: Id | undefined, occasion: string): WithId<Assessment> | undefined {
  const found = Object.entries(tables.assessment).find(
    ([, row]) => row.organisation === organisation && row.occasion === occasion,
  );
  return found && { ...found[1], id: found[0] };
}
export function ballotOf(tables: Tables, assessment: WithId<Assessment>, seat: Id, item: number): Ballot | undefined {
  return tables.ballot[ballotId(assessment.id, assessment.round, seat, item)];
}
export function scoreOf(tables: Tables, assessment: Id, item: number): Score | undefined {
  return tables.score[scoreId(assessment, item)];
}
/** The last agreed score of an item (mode confirm) with the occasion it is from. */
export function lastScore(tables: Tables, assessment: Assessment, item: number): { score: Score; occasion: string } | undefined {
  const score = tables.score[assessment.last?.[String(item)] ?? ''];
  const from = score && tables.assessment[score.assessment];
  return score?.value !== undefined && from ? { score, occasion: from.occasion } : undefined;
}

export interface SeatAnswer {
  seat: Id;
  function: SeatFunction;
  label: string;
  ballot?: Ballot;
}
/** The answers of the own organisation's seats in this round; observers have none. */
export function answersOf(tables: Tables, assessment: WithId<Assessment>, item: number): SeatAnswer[] {
  return seatsOf(tables, assessment.organisation)
    .filter((seat) => seat.function !== 'observator')
    .map((seat) => {
      const ballot = ballotOf(tables, assessment, seat.id, item);
      return { seat: seat.id, function: seat.function, label: seat.label, ...(ballot ? { ballot } : {}) };
    });
}

const three: SeatFunction[] = ['politiker', 'chef', 'nyckelperson'];
const valuesOf = (answers: readonly SeatAnswer[]) => answers.flatMap(({ ballot }) => (ballot ? [ballot.value] : []));

/** Which of the three functions have not answered. */
export function withoutAnswer(answers: readonly SeatAnswer[]): SeatFunction[] {
  return three.filter((each) => !answers.some(({ function: role, ballot }) => role === each && ballot));
}
/** How the answers stand to each other: two different ones are a difference, two alike and none different an accord, whoever
 * has not answered; one alone is nothing yet. */
export function accord(answers: readonly SeatAnswer[]): 'alike' | 'differ' | 'some' {
  const values = valuesOf(answers);
  if (new Set(values).size > 1) return 'differ';
  return values.length > 1 ? 'alike' : 'some';
}
/** The value that all who have answered chose, at least two; undefined where there is none, or where they cannot tell. */
export function commonValue(answers: readonly SeatAnswer[]): number | undefined {
  const [first] = valuesOf(answers);
  return accord(answers) === 'alike' && typeof first === 'number' ? first : undefined;
}
