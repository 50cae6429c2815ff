// tablet.test.ts - following the meeting without taking a text out of somebody's hands; answers and drafts.

import { beforeEach, describe, expect, test } from 'vitest';
import { accord, commonValue, type SeatAnswer, withoutAnswer } from '../src/assessment/assessments';
import type { BallotValue, SeatFunction } from '../src/connection/contract';
import { Draft } from '../src/shell/draft.svelte';
import { leftBehind, viewNow } from '../src/tablet/following';

const answer = (role: SeatFunction, value?: BallotValue): SeatAnswer => ({
  seat: role,
  function: role,
  label: role,
  ...(value === undefined ? {} : { ballot: { assessment: 'a1', round: 1, seat: role, item: 1, value } }),
});

describe('following the meeting', () => {
  test('a tablet shows what the meeting shows', () => {
    expect(viewNow('score', undefined, undefined)).toBe('score');
    expect(viewNow('compare', undefined, undefined)).toBe('compare');
  });
  test('a user may look elsewhere, until the meeting moves on', () => {
    const own = { view: 'compare', while: 'score' } as const;

    expect(viewNow('score', own, undefined)).toBe('compare');
    expect(viewNow('lobby', own, undefined)).toBe('lobby');
  });
  test('somebody who is writing stays, and is told that the meeting has gone on', () => {
    const writing = { view: 'score', while: 'score' } as const;

    expect(viewNow('compare', undefined, writing)).toBe('score');
    expect(leftBehind('compare', writing)).toBe(true);
    expect(leftBehind('score', writing)).toBe(false);
  });
});

describe('where those who have answered agree', () => {
  test('the same number from all three functions', () => {
    expect(commonValue([answer('politiker', 2), answer('chef', 2), answer('nyckelperson', 2)])).toBe(2);
  });
  test('the same number from two while the third is absent, who is named', () => {
    const answers = [answer('politiker', 2), answer('chef'), answer('nyckelperson', 2)];

    expect(commonValue(answers)).toBe(2);
    expect(withoutAnswer(answers)).toEqual(['chef']);
  });
  test.each([
    ['they differ', [answer('politiker', 2), answer('chef', 3), answer('nyckelperson', 2)]],
    ['only one has answered', [answer('politiker'), answer('chef'), answer('nyckelperson', 2)]],
    ['two of two differ', [answer('politiker', 2), answer('chef'), answer('nyckelperson', 3)]],
    ['one cannot judge', [answer('politiker', 2), answer('chef', 'pass'), answer('nyckelperson', 2)]],
    ['nobody can judge', [answer('politiker', 'pass'), answer('chef', 'pass'), answer('nyckelperson', 'pass')]],
    ['an extra seat differs', [answer('politiker', 2), answer('chef', 2), answer('nyckelperson', 2), answer('extra', 1)]],
  ])('nothing where %s', (_, answers) => {
    expect(commonValue(answers)).toBeUndefined();
  });
  test('an extra seat that has not answered does not stand in the way', () => {
    expect(commonValue([answer('politiker', 1), answer('chef', 1), answer('nyckelperson', 1), answer('extra')])).toBe(1);
  });
});

describe('how the answers stand to each other', () => {
  test('two different answers are a difference, whoever is missing', () => {
    expect(accord([answer('politiker'), answer('chef', 3), answer('nyckelperson', 2)])).toBe('differ');
    expect(accord([answer('politiker', 2), answer('chef', 'pass'), answer('nyckelperson', 2)])).toBe('differ');
  });
  test('all three the same are alike, also when none can judge', () => {
    expect(accord([answer('politiker', 2), answer('chef', 2), answer('nyckelperson', 2)])).toBe('alike');
    expect(accord([answer('politiker', 'pass'), answer('chef', 'pass'), answer('nyckelperson', 'pass')])).toBe('alike');
  });
  test('two alike are alike, whoever is missing; one answer is neither', () => {
    expect(accord([answer('politiker'), answer('chef', 2), answer('nyckelperson', 2)])).toBe('alike');
    expect(accord([answer('politiker'), answer('chef'), answer('nyckelperson', 2)])).toBe('some');
  });
});

describe('a text being written', () => {
  beforeEach(() => localStorage.clear());

  test('survives a reload, and shows what is saved until something is typed', () => {
    const before = new Draft('g1', 's1', 'a1.4.comment', () => 'Sparat');
    expect(before.text).toBe('Sparat');
    before.text = 'Halvskriv';

    const after = new Draft('g1', 's1', 'a1.4.comment', () => 'Sparat');
    expect(after.text).toBe('Halvskriv');
    expect(after.unsaved).toBe(true);

    after.clear();
    expect(after.text).toBe('Sparat');
    expect(new Draft('g1', 's1', 'a1.4.comment', () => '').text).toBe('');
  });
});
