// console.test.ts - what the facilitator is told: counts, the next step, lost seats, the name of what can be undone.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Assessment, Meeting, Put, Score, Seat } from '../src/connection/contract';
import { fromState } from '../src/connection/tables';
import { nextStep } from '../src/console/next_step';
import { contact, lostSeats, progressAt, settled } from '../src/console/progress';
import { elapsed, undoName } from '../src/console/words';
import { language } from '../src/shell/language.svelte';

const seat = (fn: Seat['function'], taken = true): Seat => ({ organisation: 'o1', function: fn, label: fn, taken });
const state: Put = {
  organisation: {
    o1: { name: 'Almnäs', kind: 'kommun', mark: 'a', mentor: false, share: { spread: false } },
    o9: { name: 'Dalhult', kind: 'kommun', mark: 'm', mentor: true, share: { spread: false } },
  },
  seat: { s1: seat('politiker'), s2: seat('chef'), s3: seat('nyckelperson'), s4: seat('extra', false), s5: seat('observator') },
  assessment: {
    a1: {
      organisation: 'o1', occasion: 'bm2', method: 'x', mode: 'ballot', place: 'room', state: 'open', round: 1,
      answered: { s1: 10, s2: 7, s5: 10 },
    } satisfies Assessment,
  },
};
const meeting = (change: Partial<Meeting>): Meeting => ({ occasion: 'bm2', state: 'open', show: 'lobby', ...change });
beforeEach(() => language.choose('sv'));

describe('progress', () => {
  test('done means every item answered, by the seats that vote; an empty extra seat and an observer are not waited for', () => {
    const [almnas] = progressAt(fromState(state), 'bm2', 10);

    expect(almnas).toMatchObject({ seats: 3, done: 1, scored: 0, of: 10 });
    expect(progressAt(fromState(state), 'bm2', 10)).toHaveLength(1);
  });

  test('a taken extra seat counts', () => {
    const taken = fromState({ ...state, seat: { ...state.seat, s4: seat('extra') } });

    expect(progressAt(taken, 'bm2', 10)[0]?.seats).toBe(4);
  });

  test('VI4 of those who answer at home nobody outside knows how many have', () => {
    const { answered, ...home } = state.assessment!.a1!;
    const [row] = progressAt(fromState({ ...state, assessment: { a1: { ...home, place: 'home' } } }), 'bm2', 10);

    expect(answered).toBeDefined();
    expect(row).not.toHaveProperty('done');
    expect(row?.votes).toBe(true);
  });

  test('a list that was only typed in is told from one that was voted on, with its sources', () => {
    const score = (item: number, source: Score['source']): Score => ({ assessment: 'a1', item, value: 2, state: 'agreed', source });
    const list = (...scores: Score[]): Put => ({
      ...state,
      assessment: { a1: { ...state.assessment!.a1!, state: 'revealed', answered: {} } },
      score: Object.fromEntries(scores.map((each) => [`a1.${each.item}`, each])),
    });

    const [typed] = progressAt(fromState(list(score(1, 'paper'), score(2, 'direct'), score(3, 'paper'))), 'bm2', 10);
    expect(typed).toMatchObject({ votes: false, typed: [{ source: 'direct', count: 1 }, { source: 'paper', count: 2 }] });
    const [both] = progressAt(fromState(list(score(1, 'ballot'), score(2, 'direct'))), 'bm2', 10);
    expect(both).toMatchObject({ votes: true, typed: [{ source: 'direct', count: 1 }] });
  });

  test('AS10 contested items are settled too', () => {
    const [row] = progressAt(fromState(state), 'bm2', 10);

    expect(settled({ ...row!, scored: 9, contested: 1 })).toBe(true);
    expect(settled({ ...row!, scored: 9, contested: 0 })).toBe(false);
  });
});

describe('the next step', () => {
  const idle = progressAt(fromState({ ...state, assessment: {} }), 'bm2', 10);
  const begun = progressAt(fromState(state), 'bm2', 10).map((row) => ({ ...row, scored: 8 }));

  test('goes open, join, start, compare, item by item where we differ, the table, close', () => {
    expect(nextStep(meeting({ state: 'planned' }), idle, [])).toEqual({ is: 'open' });
    expect(nextStep(meeting({}), idle, [])).toEqual({ is: 'show', show: 'score' });
    expect(nextStep(meeting({ show: 'score' }), idle, [])).toEqual({ is: 'start', organisations: ['o1'] });
    expect(nextStep(meeting({ show: 'score' }), begun, [])).toEqual({ is: 'show', show: 'compare' });
    expect(nextStep(meeting({ show: 'compare' }), begun, [6, 2])).toEqual({ is: 'show', show: 'compare', focus: 6 });
    expect(nextStep(meeting({ show: 'compare', focus: 6 }), begun, [6, 2])).toEqual({ is: 'show', show: 'compare', focus: 2 });
    expect(nextStep(meeting({ show: 'compare', focus: 2 }), begun, [6, 2])).toEqual({ is: 'show', show: 'compare' });
    expect(nextStep(meeting({ show: 'compare' }), begun, [])).toEqual({ is: 'show', show: 'commit' });
    expect(nextStep(meeting({ show: 'commit' }), begun, [])).toEqual({ is: 'close' });
    expect(nextStep(meeting({}), idle, [], 2)).toEqual({ is: 'show', show: 'follow' });
    expect(nextStep(meeting({ show: 'follow' }), idle, [], 2)).toEqual({ is: 'show', show: 'score' });
    expect(nextStep(meeting({ state: 'closed' }), begun, [6])).toEqual({ is: 'none' });
  });

  test('with nothing to compare it leads back to the self-assessment', () => {
    expect(nextStep(meeting({ show: 'compare' }), progressAt(fromState(state), 'bm2', 10), [])).toEqual({ is: 'show', show: 'score' });
  });

  test('an item that does not differ leads back to the table', () => {
    expect(nextStep(meeting({ show: 'compare', focus: 9 }), begun, [6, 2])).toEqual({ is: 'show', show: 'compare' });
  });
});

describe('contact', () => {
  const presence = { s1: { here: 2, at: 1 }, s2: { here: 0, at: 5_000 }, s3: { here: 0, at: 9_000 }, s77: { here: 0, at: 1 } };

  test('a seat without devices is lost since the server says, the latest first; unknown seats are nobody', () => {
    expect(lostSeats(fromState(state), presence).map(({ id, since }) => [id, since])).toEqual([['s3', 9_000], ['s2', 5_000]]);
    expect(contact(fromState(state), presence)).toEqual({ here: 1, known: 3 });
  });

  test('how long is said in whole units, never below zero', () => {
    expect([elapsed(-400), elapsed(20_900), elapsed(119_999), elapsed(180_000), elapsed(7_200_000)]).toEqual(
      ['0\u00a0s', '20\u00a0s', '119\u00a0s', '3\u00a0min', '2\u00a0tim'],
    );
  });
});

test('ME4 undo is named by what it takes back', () => {
  expect(undoName(meeting({ show: 'compare', focus: 6, undo: { seq: 4, did: 'meeting.show' } }))).toBe('visade Jämför, moment 6');
  expect(undoName(meeting({ undo: { seq: 4, did: 'meeting.open' } }))).toBe('öppnade träffen');
  expect(undoName(meeting({ state: 'closed', undo: { seq: 4, did: 'meeting.close' } }))).toBe('avslutade träffen');
  expect(undoName(meeting({}))).toBeUndefined();
});
