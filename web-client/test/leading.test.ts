// leading.test.ts - who leads, who is lost, and who could lead instead.

import { describe, expect, test } from 'vitest';
import type { Meeting } from '../src/connection/contract';
import { fromState } from '../src/connection/tables';
import { deputies, leadFor, type Now } from '../src/leading/leading';

const meeting: Meeting = { occasion: 'bm1', date: '2026-11-25', state: 'open', facilitator: 's1', show: 'score' };
const now = (away?: number, more: Partial<Now> = {}): Now => ({
  presence: away === undefined ? { s1: { here: 1, at: 0 } } : { s1: { here: 0, at: 100_000 - away } },
  time: 100_000,
  start: 0,
  today: '2026-11-25',
  ...more,
});

describe('ME8 the lead', () => {
  test('can be taken over thirty seconds after the last device of the seat lost contact, not before', () => {
    expect(leadFor(meeting, 's2', true, now())).toBeUndefined();
    expect(leadFor(meeting, 's2', true, now(29_999))).toBeUndefined();
    expect(leadFor(meeting, 's2', true, now(30_000))).toEqual({ is: 'lost', since: 70_000 });
  });

  test('is offered only to those who may take it, and never to whoever has it', () => {
    expect(leadFor(meeting, 's2', false, now(60_000))).toBeUndefined();
    expect(leadFor(meeting, 's1', true, now(60_000))).toBeUndefined();
  });

  test('of a seat nobody has seen is lost since we have been here', () => {
    expect(leadFor(meeting, 's2', true, now(0, { presence: {}, start: 70_001 }))).toBeUndefined();
    expect(leadFor(meeting, 's2', true, now(0, { presence: {}, start: 70_000 }))).toEqual({ is: 'lost', since: 70_000 });
  });

  test('is given back to the first by itself asking, whoever has contact; all others are told who stands in', () => {
    const taken: Meeting = { ...meeting, facilitator: 's2', standsInFor: 's1' };

    expect(leadFor(taken, 's1', true, now())).toEqual({ is: 'back' });
    for (const seat of ['s2', 's3']) expect(leadFor(taken, seat, false, now())).toEqual({ is: 'standing_in' });
  });

  test('of a planned meeting matters on its day, of a closed one never', () => {
    expect(leadFor({ ...meeting, state: 'planned' }, 's2', true, now(60_000))).toEqual({ is: 'lost', since: 40_000 });
    expect(leadFor({ ...meeting, state: 'planned', date: '2026-11-26' }, 's2', true, now(60_000))).toBeUndefined();
    expect(leadFor({ ...meeting, state: 'closed' }, 's2', true, now(60_000))).toBeUndefined();
  });
});

test('ME7 the lead can be handed to every nyckelperson and to the mentor, but to whoever has it', () => {
  const organisation = (mark: 'a' | 'm') => ({ name: mark, kind: 'kommun', mark, mentor: mark === 'm', share: { spread: false } }) as const;
  const seat = (of: string, fn: 'chef' | 'nyckelperson' | 'observator') => ({ organisation: of, function: fn, label: fn, taken: false });
  const tables = fromState({
    organisation: { o1: organisation('a'), o2: organisation('m') },
    seat: { s1: seat('o1', 'nyckelperson'), s2: seat('o1', 'chef'), s3: seat('o2', 'chef'), s4: seat('o2', 'nyckelperson'), s5: seat('o2', 'observator') },
  });

  expect(deputies(tables, 's1').map(({ id }) => id)).toEqual(['s3', 's4']);
  expect(deputies(tables, 's4').map(({ id }) => id)).toEqual(['s1', 's3']);
});
