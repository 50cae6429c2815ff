// comparing.test.ts - what stands side by side, and what the figures say in words.

import { beforeEach, describe, expect, test } from 'vitest';
import { breakable } from '../src/compare/breakable';
import { cellOf, columnsAt, differsAt, itemsByDifference, occasionToCompare } from '../src/compare/comparing';
import { ruleWords, shareWords, sumWords } from '../src/compare/figure_words';
import type { Figure, Put } from '../src/connection/contract';
import { fromState } from '../src/connection/tables';
import type { Method } from '../src/method/method';
import { language } from '../src/shell/language.svelte';

const words = (sv: string, en = sv) => ({ sv, en });
const method = {
  id: 'skl-2019-10',
  name: words('Checklistan med tio moment', 'The checklist of ten'),
  scale: [1, 2, 3].map((value) => ({ value, label: words(String(value)), short: words(String(value)) })),
  rule: { name: words('Modellkommun', 'Model municipality'), maxOnes: 0, minFull: 6, source: '' },
  occasions: ['uppstart', 'bm1', 'bm2'].map((id) => ({ id, label: words(id.toUpperCase()) })),
  items: Array.from({ length: 10 }, (_, index) => ({ no: index + 1, text: words(`moment ${index + 1}`) })),
} as unknown as Method;

const share = { spread: false };
const assessment = (organisation: string, occasion: string) =>
  ({ organisation, occasion, method: method.id, mode: 'ballot', place: 'room', state: 'agreed', round: 1, answered: {} }) as const;
const rule = { name: 'Modellkommun', met: 'no', belowItems: [6, 9], full: 5, need: 6, contested: [], unscored: [] } as const;
const figure = (change: Partial<Figure> = {}): Figure =>
  ({ organisation: 'o1', occasion: 'bm2', method: method.id, sum: 23, scored: 10, of: 10, max: 30, share: 76.7, complete: true,
    rule, moves: { 6: { from: 'bm1', by: 0 }, 9: { from: 'uppstart', by: -1 } }, ...change }) as unknown as Figure;

const state: Put = {
  organisation: {
    o2: { name: 'Björkvik', kind: 'kommun', mark: 'b', mentor: false, share },
    o1: { name: 'Almnäs', kind: 'kommun', mark: 'a', mentor: false, share },
    o9: { name: 'Dalhult', kind: 'kommun', mark: 'm', mentor: true, share },
  },
  assessment: { a1: assessment('o1', 'bm2'), a2: assessment('o2', 'bm2') },
  score: {
    'a1.6': { assessment: 'a1', item: 6, value: 1, state: 'agreed', source: 'ballot' },
    'a1.9': { assessment: 'a1', item: 9, value: 1, state: 'agreed', source: 'ballot' },
    'a2.6': { assessment: 'a2', item: 6, state: 'contested', source: 'ballot' },
  },
  spread: { 'a2.6': { assessment: 'a2', item: 6, low: 1, high: 3 } },
  figure: { a1: figure() },
  comparison: { bm2: { items: { 6: { low: 1, high: 3, by: 2, scored: 2 } }, order: [6, 2, 1], differs: [6] } },
};
const tables = fromState(state);
beforeEach(() => language.choose('sv'));

describe('side by side', () => {
  test('organisations stand in the order of their marks, and a mentor only where it is scored', () => {
    expect(columnsAt(tables, 'bm2').map(({ organisation }) => organisation.name)).toEqual(['Almnäs', 'Björkvik']);

    const scored = fromState({ ...state, assessment: { ...state.assessment, a9: assessment('o9', 'bm2') } });
    expect(columnsAt(scored, 'bm2').map(({ organisation }) => organisation.name)).toEqual(['Almnäs', 'Björkvik', 'Dalhult']);
  });

  test('FI6 a cell says what the score was before, and an unchanged one says so', () => {
    const [almnas, bjorkvik] = columnsAt(tables, 'bm2');

    expect(cellOf(tables, almnas!, 6).before).toEqual({ value: 1, occasion: 'bm1' });
    expect(cellOf(tables, almnas!, 9).before).toEqual({ value: 2, occasion: 'uppstart' });
    expect(cellOf(tables, bjorkvik!, 6)).toEqual({ score: state.score!['a2.6'], spread: state.spread!['a2.6'] });
  });

  test('FI7 the order is the server\'s; items it does not name come last, in the list\'s order', () => {
    expect(itemsByDifference(tables, method, 'bm2')).toEqual([6, 2, 1, 3, 4, 5, 7, 8, 9, 10]);
    expect([...differsAt(tables, 'bm2')]).toEqual([6]);
  });

  test('a meeting where nobody has a score yet shows the latest occasion that has some', () => {
    expect(occasionToCompare(tables, method, 'bm2')).toBe('bm2');
    expect(occasionToCompare(tables, method, 'bm1')).toBe('bm2');
    expect(occasionToCompare(fromState({}), method, 'bm1')).toBe('bm1');
  });
});

describe('figures in words', () => {
  test('FI1 FI2 an incomplete list has a sum that says so, and no share', () => {
    expect(sumWords(figure())).toBe('23');
    const partial: Figure = figure({ sum: 24, scored: 9, complete: false });
    delete partial.share;

    expect(sumWords(partial)).toBe('24 (9 av 10 moment)');
    expect(shareWords(partial, method)).toBeUndefined();
  });

  test('FI3 the share names the version it belongs to', () => {
    expect(shareWords(figure(), method)).toBe('76,7 % av 30 i Checklistan med tio moment');
  });

  test('FI5 the rule is told in sentences', () => {
    expect(ruleWords(figure(), method)).toEqual([
      'Modellkommun: inte uppfyllt än.',
      'Två moment står på 1: nr 6 och nr 9.',
      'Fem 3:or av minst sex.',
    ]);
  });

  test('FI4 an item without a value leaves the rule undecided, and what is contested is not said twice', () => {
    const undecided = figure({ rule: { ...rule, met: 'undecided', belowItems: [], full: 0, contested: [4], unscored: [4, 7] } as never });

    expect(ruleWords(undecided, method)).toEqual([
      'Modellkommun: kan inte avgöras.',
      'Ett moment saknar poäng: nr 7.',
      'Inte överens än: nr 4.',
      'Inget moment står på 1.',
      'Inga 3:or av minst sex.',
    ]);
  });

  test('in English too', () => {
    language.choose('en');

    expect(ruleWords(figure({ rule: { ...rule, full: 1 } as never }), method)).toEqual([
      'Model municipality: not met yet.',
      'Two items stand at 1: no. 6 and no. 9.',
      'One 3 of at least six.',
    ]);
  });
});

test('long Swedish compounds may break between their parts, and short names are left alone', () => {
  expect(breakable('Enskede-Årsta-Vantör stadsdelsförvaltning')).toBe('Enskede-Årsta-Vantör stadsdels\u00adförvaltning');
  expect(breakable('Björkvik')).toBe('Björkvik');
});
