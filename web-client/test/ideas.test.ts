// ideas.test.ts - ideas, the own list, and how both look while a word about them is on its way.

import { describe, expect, test } from 'vitest';
import type { Idea, Put, Saved } from '../src/connection/contract';
import { withWaiting } from '../src/connection/optimism';
import { fromState } from '../src/connection/tables';
import { ideasOf, ourList, ownIdeas, savedAs, takenOff } from '../src/idea/ideas';

const you: Put = { you: { me: { seat: 's1', organisation: 'o1', function: 'chef', facilitator: false, key: 'room', may: [] } } };
const idea = (organisation: string, change: Partial<Idea> = {}): Idea => ({ organisation, seat: 's1', text: 'Dela mallar', at: 1, ...change });
const saved = (from: string, change: Partial<Saved> = {}): Saved => ({ from, source: 'o2', text: 'Dela mallar', seat: 's1', at: 1, ...change });
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
const waiting = (command: string, args: object) => [{ id: 'x-1', do: command, with: args } as never];

describe('ideas', () => {
  test('ID1 the newest first, by number and not by text', () => {
    const tables = fromState({ idea: { d2: idea('o2'), d10: idea('o2'), d9: idea('o1') } });
    expect(ids(ideasOf(tables, 'o2'))).toEqual(['d10', 'd2']);
  });

  test('ID2 one taken back stands with its own organisation alone', () => {
    const tables = fromState({ ...you, idea: { d1: idea('o1'), d2: idea('o1', { withdrawn: true }) } });

    expect(ids(ideasOf(tables, 'o1'))).toEqual(['d1']);
    expect(ids(ownIdeas(tables, 'o1'))).toEqual(['d2', 'd1']);
    const after = withWaiting(tables, waiting('idea.withdraw', { idea: 'd2', withdrawn: false }));
    expect(ids(ideasOf(after, 'o1'))).toEqual(['d2', 'd1']);
  });

  test('ID3 a text is saved, on its way, or not', () => {
    const tables = fromState({ saved: { l1: saved('d1'), l2: saved('d2', { dropped: true }) } });

    expect(savedAs(tables, [], 'd1')).toBe('saved');
    expect(savedAs(tables, [], 'd2')).toBe('not');
    expect(savedAs(tables, waiting('idea.save', { from: 'd3' }), 'd3')).toBe('sending');
  });

  test('ID5 off the list and back, with what was made of it', () => {
    const tables = fromState({ ...you, saved: { l1: saved('d1', { draft: 'Så gör vi' }) } });

    const off = withWaiting(tables, waiting('idea.keep', { entry: 'l1', kept: false }));
    expect(ids(ourList(off))).toEqual([]);
    expect(takenOff(off)[0]?.draft).toBe('Så gör vi');
    const back = withWaiting(off, waiting('idea.keep', { entry: 'l1', kept: true }));
    expect(ids(ourList(back))).toEqual(['l1']);
  });

  test('ID5 a draft is seen at once, and can be emptied', () => {
    const tables = fromState({ ...you, saved: { l1: saved('d1', { draft: 'Förut' }) } });

    expect(withWaiting(tables, waiting('idea.draft', { entry: 'l1', text: 'Nu' })).saved['l1']?.draft).toBe('Nu');
    expect(withWaiting(tables, waiting('idea.draft', { entry: 'l1', text: '' })).saved['l1']).not.toHaveProperty('draft');
  });
});
