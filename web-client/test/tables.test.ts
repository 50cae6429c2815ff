// tables.test.ts - put and drop, as a welcome and its changes do them.

import { describe, expect, test } from 'vitest';
import { fromState, noTables, receive } from '../src/connection/tables';

const kim = { function: 'chef', label: 'Chef', taken: false } as const;

describe('tables', () => {
  test('FR5 a welcome fills the tables, and what this client does not know is left out', () => {
    const tables = fromState({ seat: { s1: kim }, weather: { w1: {} } } as never);
    const after = receive(tables, { put: { weather: { w1: {} }, seat: { s2: { ...kim, hat: 'red' } } }, drop: { weather: ['w2'] } } as never);

    expect(tables.seat['s1']).toEqual(kim);
    expect(after.seat['s2']).toMatchObject(kim);
    expect('weather' in tables || 'weather' in after).toBe(false);
  });

  test('SQ5 a put replaces the whole row: a field that is gone is gone', () => {
    const before = fromState({ seat: { s1: { ...kim, who: 'Kim' } } });

    const after = receive(before, { put: { seat: { s1: kim } } });

    expect(after.seat['s1']).toEqual(kim);
    expect(before.seat['s1']?.who).toBe('Kim');
  });

  test('SQ5 within a change drops come first', () => {
    const before = fromState({ seat: { s1: kim, s2: kim } });

    const after = receive(before, { drop: { seat: ['s1', 's2'] }, put: { seat: { s2: { ...kim, taken: true } } } });

    expect(after.seat).toEqual({ s2: { ...kim, taken: true } });
  });

  test('a change leaves untouched tables the very same objects, so nothing is drawn again for them', () => {
    const before = fromState({ seat: { s1: kim } });

    const after = receive(before, { put: { group: { g1: { name: 'Norr', method: 'skl-2019-10' } } } });

    expect(after.seat).toBe(before.seat);
    expect(after).not.toBe(before);
    expect(receive(before, {})).toBe(before);
    expect(noTables.group).toEqual({});
  });
});
