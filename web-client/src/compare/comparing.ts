// comparing.ts - agreed scores side by side: who stands in which column, what a cell holds, which rows in which order.
// Pure; the order and the differences are the server's (`comparison`), nothing is counted here.

import { assessmentAt, scoreOf } from '../assessment/assessments';
import type { Figure, Id, Organisation, Score, Spread, Tables } from '../connection/contract';
import { scoreId } from '../connection/optimism';
import { meetingsInOrder } from '../meeting/meetings';
import type { Method } from '../method/method';
import { organisationsInOrder, type WithId } from '../organisation/organisations';

export interface Column {
  organisation: WithId<Organisation>;
  /** None where the organisation has not begun at this occasion. */
  assessment?: Id;
  figure?: Figure;
}
export interface Cell {
  score?: Score;
  /** The agreed value at an earlier occasion, where there was one. */
  before?: { value: number; occasion: string };
  spread?: Spread;
}

/** Every organisation that is scored: mentors only where they asked to be. */
export function columnsAt(tables: Tables, occasion: string): Column[] {
  return organisationsInOrder(tables).flatMap((organisation) => {
    const assessment = assessmentAt(tables, organisation.id, occasion)?.id;
    if (organisation.mentor && !assessment) return [];
    const figure = assessment && tables.figure[assessment];
    return [{ organisation, ...(assessment ? { assessment } : {}), ...(figure ? { figure } : {}) }];
  });
}

export function cellOf(tables: Tables, column: Column, item: number): Cell {
  if (!column.assessment) return {};
  const score = scoreOf(tables, column.assessment, item);
  const spread = tables.spread[scoreId(column.assessment, item)];
  const move = column.figure?.moves[String(item)];
  return {
    ...(score ? { score } : {}),
    ...(spread ? { spread } : {}),
    ...(score?.value !== undefined && move ? { before: { value: score.value - move.by, occasion: move.from } } : {}),
  };
}

/** The largest difference first, as the server says; items nobody has scored come last, in the list's order. */
export function itemsByDifference(tables: Tables, method: Method, occasion: string): number[] {
  const order = tables.comparison[occasion]?.order ?? [];
  const rest = method.items.map(({ no }) => no).filter((no) => !order.includes(no));
  return [...order.filter((no) => no <= method.items.length), ...rest];
}
export function differsAt(tables: Tables, occasion: string): ReadonlySet<number> {
  return new Set(tables.comparison[occasion]?.differs);
}

/** The occasion to look at: the meeting's own once somebody has a score there, else the latest that has any. */
export function occasionToCompare(tables: Tables, method: Method, meeting: string | undefined): string {
  const scored = (occasion: string) => Object.keys(tables.comparison[occasion]?.items ?? {}).length > 0;
  if (meeting && scored(meeting)) return meeting;
  const occasions = method.occasions.map(({ id }) => id);
  return [...occasions].reverse().find(scored) ?? meeting ?? meetingsInOrder(tables, method)[0]?.occasion ?? occasions[0] ?? '';
}
/** The occasions that can be looked at, in the order of the year; the meeting's own is always among them. */
export function occasionsToCompare(tables: Tables, method: Method, meeting: string | undefined): string[] {
  return method.occasions.map(({ id }) => id).filter((id) => id === meeting || tables.comparison[id] !== undefined);
}
