// focus.test.ts - what the meeting talks about, why it is proposed, and how the choice looks while it is on its way.

import { describe, expect, test } from 'vitest';
import type { Gap, Put } from '../src/connection/contract';
import { withWaiting } from '../src/connection/optimism';
import { fromState } from '../src/connection/tables';
import { nextStep } from '../src/console/next_step';
import { chosenFirst, gapsOf, gapWords, itemsToTalkAbout, moved, reasonWords } from '../src/focus/focus';

const you: Put = { you: { me: { seat: 's1', organisation: 'o1', function: 'nyckelperson', facilitator: true, key: 'room', may: [] } } };
const meeting = { occasion: 'bm2', state: 'open' as const, show: 'compare' as const };

describe('focus', () => {
  test('FO1 the reason is said in plain words', () => {
    expect(reasonWords({ low: 1, high: 3, ones: 2, scored: 3, spread: 1 })).toBe(
      'Poängen går från 1 till 3. 2 av 3 har satt 1. Inom en organisation skiljer svaren ett steg.',
    );
    expect(reasonWords({ low: 1, high: 1, ones: 1, scored: 1 })).toBe('Alla har satt 1. En av 1 har satt 1.');
    expect(reasonWords({ low: 2, high: 3, ones: 0, scored: 2 })).toBe('Poängen går från 2 till 3.');
  });

  test('FO4 what is chosen is walked through in its order, whatever differs most', () => {
    const tables = fromState({ comparison: { bm2: { items: {}, order: [1, 2, 3], differs: [1, 2] } } });

    expect(itemsToTalkAbout(tables, meeting)).toEqual([1, 2]);
    const chosen = { ...meeting, focusItems: [3, 1] };
    expect(itemsToTalkAbout(tables, chosen)).toEqual([3, 1]);
    const scored = [{ scored: 1 }] as never;
    expect(nextStep({ ...chosen, focus: 3 }, scored, [3, 1])).toEqual({ is: 'show', show: 'compare', focus: 1 });
    expect(nextStep({ ...chosen, focus: 1 }, scored, [3, 1])).toEqual({ is: 'show', show: 'compare' });
    expect(chosenFirst([1, 2, 3], [3])).toEqual([3, 1, 2]);
  });

  test('FO4 a choice is seen at once, and can be empty', () => {
    const tables = fromState({ ...you, meeting: { m2: { ...meeting, focusItems: [4] } } });
    const choose = (items: number[]) =>
      withWaiting(tables, [{ id: 'x-1', do: 'focus.choose', with: { meeting: 'm2', items } } as never]).meeting['m2'];

    expect(choose([9, 4])?.focusItems).toEqual([9, 4]);
    expect(choose([])).not.toHaveProperty('focusItems');
  });

  test('FO4 one place up or down, and no further', () => {
    expect(moved([1, 2, 3], 3, -1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 3, 1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 9, 1)).toEqual([1, 2, 3]);
  });

  test('PU3 what they are here for comes first, where anybody has said it', () => {
    const lobby = { ...meeting, show: 'lobby' as const };
    expect(nextStep(lobby, [], [], 2, true)).toEqual({ is: 'show', show: 'purpose' });
    expect(nextStep({ ...meeting, show: 'purpose' }, [], [], 2, true)).toEqual({ is: 'show', show: 'follow' });
    expect(nextStep({ ...meeting, show: 'purpose' }, [], [], 0, true)).toEqual({ is: 'show', show: 'score' });
    expect(nextStep(lobby, [], [], 2)).toEqual({ is: 'show', show: 'follow' });
  });

  test('FO5 the widest difference between functions first, of this list only', () => {
    const gap = (assessment: string, item: number, high: number): Gap => ({
      assessment, item, low: 1, high, lowest: ['chef'], highest: ['politiker', 'nyckelperson'],
    });
    const tables = fromState({ gap: { 'a1.2': gap('a1', 2, 2), 'a1.9': gap('a1', 9, 3), 'a2.1': gap('a2', 1, 3) } });

    expect(gapsOf(tables, 'a1').map(({ item }) => item)).toEqual([9, 2]);
    expect(gapWords(gap('a1', 2, 3))).toBe('Chef: 1. Politiker och nyckelperson: 3.');
  });
});
