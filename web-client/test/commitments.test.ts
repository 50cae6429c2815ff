// commitments.test.ts - in which order commitments stand, and how one looks while the word about it is on its way.

import { describe, expect, test } from 'vitest';
import { anyOnTheTable, commitmentsOf, onTheTable, passedBy, waitingFor } from '../src/commitment/commitments';
import type { Account, Commitment, Put, Tables } from '../src/connection/contract';
import { withWaiting } from '../src/connection/optimism';
import { fromState } from '../src/connection/tables';

const promise = (change: Partial<Commitment> = {}): Commitment => ({
  organisation: 'o1', what: 'Skriva en rutin', who: 's1', made: 1, state: 'open', items: [], followedBy: [], missing: [], ...change,
});
const account = (commitment: string, verdict: Account['verdict'], occasion?: string): Account => ({
  commitment, at: 1, verdict, ...(occasion ? { occasion } : {}),
});
const open: Put = { meeting: { m2: { occasion: 'bm2', state: 'open', show: 'follow' } } };
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
const you: Put = { you: { me: { seat: 's1', organisation: 'o1', function: 'chef', facilitator: false, key: 'room', may: [] } } };

describe('the order of commitments', () => {
  test('CO6 what nobody said a word about comes first, what is closed last; by number, not by text', () => {
    const tables = fromState({
      commitment: {
        c10: promise(),
        c2: promise({ state: 'done', verdict: 'done' }),
        c9: promise(),
        c11: promise({ verdict: 'missed' }),
        c3: promise({ organisation: 'o2' }),
      },
    });

    expect(ids(commitmentsOf(tables, 'o1'))).toEqual(['c11', 'c9', 'c10', 'c2']);
    expect(ids(onTheTable(tables, 'o1'))).toEqual([]);
    expect(anyOnTheTable(tables)).toBe(false);
  });

  test('CO6 on the table what the last meeting passed by comes first, and an answer moves nothing', () => {
    const before: Put = {
      ...open,
      commitment: { c1: promise({ followUp: 'waiting' }), c2: promise({ followUp: 'waiting', verdict: 'missed' }) },
      account: { 'c2.1': account('c2', 'missed', 'bm1') },
    };
    expect(ids(onTheTable(fromState(before), 'o1'))).toEqual(['c2', 'c1']);

    const after = fromState({
      ...before,
      commitment: { ...before.commitment, c2: promise({ followUp: 'told', verdict: 'done', state: 'done' }) },
      account: { ...before.account, 'c2.2': account('c2', 'done', 'bm2') },
    });
    expect(ids(onTheTable(after, 'o1'))).toEqual(['c2', 'c1']);
    expect(waitingFor(after, 'o1')).toBe(1);
    expect(waitingFor(after, 'o2')).toBe(0);
  });

  test('CO6 a word at home after the meeting is a word', () => {
    const tables = fromState({
      ...open,
      commitment: { c1: promise({ followUp: 'waiting', verdict: 'on_way' }) },
      account: { 'c1.1': account('c1', 'missed', 'bm1'), 'c1.2': account('c1', 'on_way') },
    });

    expect(passedBy(tables, 'c1')).toBe(false);
  });
});

describe('while it is on its way', () => {
  const tables = fromState({
    ...you,
    commitment: {
      c1: promise({ followUp: 'waiting', verdict: 'stuck', reason: 'Gammalt skäl' }),
      c2: promise({ organisation: 'o2', followedBy: ['o3'] }),
    },
  });
  const waiting = (command: object): Tables =>
    withWaiting(tables, [{ id: 't-1', state: 'waiting', ...command }] as unknown as Parameters<typeof withWaiting>[1]);

  test('CO5 what is told is told at once, without the old reason', () => {
    const row = waiting({ do: 'commitment.tell', with: { commitment: 'c1', verdict: 'done' } }).commitment['c1'];

    expect(row).toMatchObject({ verdict: 'done', followUp: 'told' });
    expect(row).not.toHaveProperty('reason');
  });

  test('CO8 following is seen at once, once, and ends', () => {
    const followed = waiting({ do: 'commitment.follow', with: { commitment: 'c2', follow: true } });
    expect(followed.commitment['c2']?.followedBy).toEqual(['o3', 'o1']);
    expect(withWaiting(followed, [])).toBe(followed);
    const ended = waiting({ do: 'commitment.follow', with: { commitment: 'c2', follow: false } });
    expect(ended.commitment['c2']?.followedBy).toEqual(['o3']);
  });
});
