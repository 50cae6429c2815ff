// group.test.ts - what a page sees of a group: the server's rows, with our own unanswered commands laid over them.

import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Put } from '../src/connection/contract';
import { Group } from '../src/connection/group.svelte';
import { MemoryOutbox } from '../src/connection/memory_outbox';
import { FakeNetwork } from './lib/fake_socket';

const state: Put = {
  you: { me: { seat: 's2', organisation: 'o1', function: 'chef', facilitator: false, key: 'room', may: ['ballot.cast'] } },
  seat: { s2: { organisation: 'o1', function: 'chef', label: 'Chef', taken: false } },
  organisation: { o1: { name: 'Björkvik', kind: 'kommun', mark: 'b', mentor: false, share: { spread: false } } },
  assessment: {
    a3: {
      organisation: 'o1',
      occasion: 'bm2',
      method: 'skl-2019-10',
      mode: 'ballot',
      place: 'room',
      state: 'open',
      round: 1,
      answered: {},
    },
  },
};
const ballot = { assessment: 'a3', round: 1, seat: 's2', item: 4, value: 2 };

let group: Group;
let network: FakeNetwork;

beforeEach(() => {
  network = new FakeNetwork();
  group = new Group({ group: 'g1', seat: 's2', language: () => 'sv', store: new MemoryOutbox(), openSocket: network.open });
  group.start();
  network.latest.opens().says({ welcome: { seq: 1, epoch: 'e', now: Date.now(), state } });
});
afterEach(() => group.end());

async function sentCommand() {
  await vi.waitFor(() => expect(network.latest.commands).toHaveLength(1));
  return network.latest.commands[0]?.id ?? '';
}

describe('group', () => {
  test('a tapped ballot shows as chosen before the server has answered, and counts as unsent', async () => {
    void group.do('ballot.cast', { assessment: 'a3', item: 4, value: 2 });
    flushSync();

    expect(group.tables.ballot['a3.1.s2.4']).toEqual(ballot);
    expect(group.unsent).toBe(1);
  });

  test('SQ4 done follows its change: the choice never flickers back', async () => {
    void group.do('ballot.cast', { assessment: 'a3', item: 4, value: 2 });
    const id = await sentCommand();

    network.latest.says({ seq: 2, put: { ballot: { 'a3.1.s2.4': ballot } } });
    expect(group.tables.ballot['a3.1.s2.4']?.value).toBe(2);
    network.latest.says({ done: { id, seq: 2 } });

    expect(group.tables.ballot['a3.1.s2.4']?.value).toBe(2);
    expect(group.unsent).toBe(0);
  });

  test('a refused ballot goes back to what the server has, and the words are shown', async () => {
    void group.do('ballot.cast', { assessment: 'a3', item: 4, value: 2 });
    const id = await sentCommand();

    network.latest.says({ refused: { id, code: 'already_revealed', text: 'Svaren visas redan.', retry: false } });
    await vi.waitFor(() => expect(group.refused).toHaveLength(1));

    expect(group.tables.ballot).toEqual({});
    expect(group.unsent).toBe(0);
    expect(group.refused[0]?.refusal.text).toBe('Svaren visas redan.');
  });

  test('answers given while the line is down go out when it is back, and stay chosen all the while', async () => {
    network.latest.breaks();
    await group.do('ballot.cast', { assessment: 'a3', item: 4, value: 2 });
    await group.do('ballot.cast', { assessment: 'a3', item: 5, value: 'pass' });
    expect(group.unsent).toBe(2);
    expect(group.tables.ballot['a3.1.s2.5']?.value).toBe('pass');

    window.dispatchEvent(new Event('online'));
    network.latest.opens().says({ welcome: { seq: 1, epoch: 'e', now: Date.now() } });

    await vi.waitFor(() => expect(network.latest.commands).toHaveLength(2));
    expect(network.latest.commands.map((command) => command.do)).toEqual(['ballot.cast', 'ballot.cast']);
  });

  test('HS12 what the seat may do changes without a reconnect', () => {
    expect(group.may('score.agree')).toBe(false);

    const me = state.you?.['me'];
    if (me) network.latest.says({ seq: 2, put: { you: { me: { ...me, may: ['score.agree'] } } } });

    expect(group.may('score.agree')).toBe(true);
  });

  test('frames held back by the network arrive later, and in order', () => {
    network.latest.hold();
    network.latest.says({ seq: 2, put: { ballot: { 'a3.1.s2.4': ballot } } });
    network.latest.says({ seq: 3, drop: { ballot: ['a3.1.s2.4'] } });
    expect(group.tables.ballot).toEqual({});

    network.latest.flush();

    expect(group.tables.ballot).toEqual({});
    expect(group.line.is).toBe('live');
  });

  test('sitting down and sharing show at once, too', () => {
    void group.do('seat.sit', { who: 'Kim', standIn: true });
    void group.do('organisation.share', { spread: true });

    expect(group.tables.seat['s2']).toMatchObject({ who: 'Kim', standIn: true, taken: true });
    expect(group.tables.organisation['o1']?.share.spread).toBe(true);
  });
});
