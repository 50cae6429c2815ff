// purposes.test.ts - which aim holds, what it was before, and who has none.

import { describe, expect, test } from 'vitest';
import { fromState } from '../src/connection/tables';
import type { Organisation, Purpose, Put } from '../src/connection/contract';
import type { Method } from '../src/method/method';
import { aimsOf, kindNames, withoutAim } from '../src/purpose/purposes';

const organisation = (mark: Organisation['mark'], name: string, mentor = false): Organisation => ({
  name, kind: 'kommun', mark, mentor, share: { spread: false },
});
const aim = (organisation: string, place: number, change: Partial<Purpose> = {}): Purpose => ({
  organisation, place, kinds: [], words: 'Mål', seat: 's1', at: place, ...change,
});
const state: Put = {
  organisation: { o1: organisation('a', 'Almnäs'), o2: organisation('b', 'Björkvik'), o3: organisation('m', 'Dalhult', true) },
  purpose: { 'o1.9': aim('o1', 9), 'o1.10': aim('o1', 10, { words: 'Nytt' }), 'o1.1': aim('o1', 1) },
};

describe('purposes', () => {
  test('PU2 the one with the highest place holds, by number and not by text', () => {
    expect(aimsOf(fromState(state), 'o1').map(({ place }) => place)).toEqual([10, 9, 1]);
    expect(aimsOf(fromState(state), undefined)).toEqual([]);
  });

  test('PU4 who has no aim is said, and the mentor is asked for none', () => {
    expect(withoutAim(fromState(state)).map(({ name }) => name)).toEqual(['Björkvik']);
  });

  test('PU1 kinds are said in the order of the method, unknown ones by their id', () => {
    const words = (text: string) => ({ sv: text, en: text });
    const method = { purposes: [{ id: 'plan', name: words('En plan') }, { id: 'styrning', name: words('Styra') }] } as unknown as Method;

    expect(kindNames(method, { kinds: ['ny', 'styrning', 'plan'] })).toEqual(['En plan', 'Styra', 'ny']);
    expect(kindNames({} as Method, { kinds: ['plan'] })).toEqual(['plan']);
  });
});
