// agenda.test.ts - where a meeting is in its agenda: order, time, how late, what could give time back, what is said aloud.

import { describe, expect, test } from 'vitest';
import { announcement, beginnings, clockFace, type Item, minutesLate, nextItem, shortenable, timeLeft } from '../src/agenda/agenda';
import type { Meeting } from '../src/connection/contract';

const minute = 60_000;
const item = (place: number, minutes: number, more: Partial<Item> = {}): Item => ({
  id: `i${place}`, meeting: 'm1', place, phase: 'presentation', for: 'all', planned: minutes, minutes, state: 'planned', ...more,
});
const open: Meeting = { occasion: 'bm1', state: 'open', show: 'presentation' };
// Began at 0; the second item began at 15 and is on until 45.
const items = [item(1, 15, { state: 'done', started: 0, ended: 15 * minute }), item(2, 30, { state: 'running', started: 15 * minute }), item(3, 40), item(4, 10, { phase: 'pause' })];
const running: Meeting = { ...open, item: 'i2', ends: 45 * minute };

describe('AG4 the time', () => {
  test('is counted by the end the server gave, and stands still while it is paused', () => {
    expect(timeLeft(running, 40 * minute)).toBe(5 * minute);
    expect(timeLeft(running, 46 * minute)).toBe(-minute);
    expect(timeLeft({ ...open, item: 'i2', left: 3 * minute }, 99 * minute)).toBe(3 * minute);
    expect(timeLeft(open, 0)).toBeUndefined();
  });
  test('is written as people read it', () => {
    expect([clockFace(5 * minute), clockFace(61_000), clockFace(0), clockFace(-61_000), clockFace(59_001)]).toEqual(['5:00', '1:01', '0:00', '−1:01', '1:00']);
  });
  test('is said at five minutes, one minute, thirty seconds and when it is up, once each', () => {
    expect(announcement(5 * minute + 1, 5 * minute)).toBe('five');
    expect(announcement(5 * minute, 5 * minute - 1000)).toBeUndefined();
    expect(announcement(minute + 500, minute - 500)).toBe('one');
    expect(announcement(30_001, 30_000)).toBe('thirty');
    expect(announcement(1, -20)).toBe('over');
    expect(announcement(6 * minute, -1), 'a tablet that slept says the latest alone').toBe('over');
  });
});

describe('the plan', () => {
  test('what comes next is the next planned item below the running one', () => {
    expect(nextItem(items, 'i2')?.id).toBe('i3');
    expect(nextItem([...items.slice(0, 2), { ...items[2]!, state: 'skipped' }, items[3]!], 'i2')?.id).toBe('i4');
    expect(nextItem(items, 'i4')).toBeUndefined();
    expect(nextItem([item(1, 5)], undefined)?.id).toBe('i1');
  });
  test('on time while the running item has time, late by what it runs over, early by what is skipped', () => {
    expect(minutesLate(items, running, 20 * minute)).toBe(0);
    expect(minutesLate(items, running, 52 * minute)).toBe(7);
    const extended = { ...running, ends: 50 * minute };
    expect(minutesLate(items, extended, 20 * minute)).toBe(5);
    expect(minutesLate(items.map((each) => (each.id === 'i4' ? { ...each, state: 'skipped' as const } : each)), running, 20 * minute)).toBe(-10);
    expect(minutesLate([item(1, 5)], open, 0), 'nothing has begun').toBeUndefined();
  });
  test('when it is late the longest later item can be shortened, a break last, at least half of it stays', () => {
    expect(shortenable(items, running, 2)).toBeUndefined();
    expect(shortenable(items, running, 8)).toMatchObject({ item: { id: 'i3' }, to: 32 });
    expect(shortenable(items, running, 90)).toMatchObject({ item: { id: 'i3' }, to: 20 });
    expect(shortenable([...items.slice(0, 2), items[3]!], running, 8)).toMatchObject({ item: { id: 'i4' }, to: 5 });
  });
  test('the items to come begin one after the other, from when the running one is done', () => {
    expect(beginnings(items, running, 20 * minute)).toEqual({ i3: 45 * minute, i4: 85 * minute });
    expect(beginnings(items, running, 50 * minute)).toEqual({ i3: 50 * minute, i4: 90 * minute });
  });
});
