// outbox.test.ts - no command is lost, none gets another's id, whatever happens to tabs, lines and storage.

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../src/connection/contract';
import { maxInFlight, Outbox } from '../src/connection/outbox';
import { IndexedDbOutbox, randomName } from '../src/connection/outbox_store';

const vote = (item: number, value = 2) => ({ assessment: 'a1', item, value });

/** One tab: its outbox, what it has sent, and a line that can be cut. */
function aTab(scope = 'g1.s1') {
  const sent: Command[] = [];
  const line = { live: true };
  const outbox = new Outbox(
    scope,
    new IndexedDbOutbox(),
    (command) => {
      if (line.live) sent.push(command);
      return line.live;
    },
    () => undefined,
  );
  const tab = {
    outbox,
    sent,
    line,
    cast: (item: number, value = 2) => outbox.do('ballot.cast', vote(item, value)),
    cut: () => ((line.live = false), outbox.lineLost()),
    back: () => ((line.live = true), outbox.flush()),
    ids: () => sent.map((command) => command.id),
  };
  tabs.push(tab);
  return tab;
}
let tabs: { outbox: Outbox }[] = [];

beforeEach(() => {
  for (const tab of tabs) tab.outbox.end();
  tabs = [];
  globalThis.indexedDB = new IDBFactory();
});

describe('outbox', () => {
  test('EX1 ids are instance-counter, counting from 1', async () => {
    const tab = aTab();

    await tab.cast(1);
    await tab.cast(2);

    const [first, second] = tab.ids();
    expect(first).toMatch(/^[a-z0-9]{1,24}-1$/);
    expect(second).toBe(first?.replace(/-1$/, '-2'));
  });

  test('a command shows as waiting at once, and is gone when it is done', async () => {
    const tab = aTab();

    const stored = tab.cast(1);
    expect(tab.outbox.waiting).toHaveLength(1);
    await stored;
    tab.outbox.done(tab.ids()[0] ?? '');

    expect(tab.outbox.waiting).toHaveLength(0);
  });

  test('while the line is down commands wait in order, and a reload finds them', async () => {
    const before = aTab();
    before.cut();
    for (const item of [1, 2, 3]) await before.cast(item);
    before.outbox.end();

    const after = aTab();
    await after.outbox.load();

    expect(after.outbox.waiting.map((each) => 'item' in each.with && each.with.item)).toEqual([1, 2, 3]);
    expect(after.sent.map((command) => (command.with as { item: number }).item)).toEqual([1, 2, 3]);
  });

  test('EX2 what was in flight when the line broke is sent again with the same ids', async () => {
    const tab = aTab();
    await tab.cast(1);
    await tab.cast(2);

    tab.cut();
    tab.back();

    const ids = tab.ids();
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });

  test('EX3 nothing goes 64 numbers past one that was told to try again', async () => {
    const tab = aTab();
    tab.cut();
    for (let item = 1; item <= maxInFlight + 2; item += 1) await tab.cast(item);
    tab.back();
    const [first, ...others] = tab.ids();

    await tab.outbox.refuse(first!, { code: 'too_fast', text: '', with: {} }, true);
    for (const id of others) tab.outbox.done(id);

    expect(tab.ids().filter((id) => id === first)).toHaveLength(2); // asked again with the same id
    expect(tab.ids().some((id) => id.endsWith(`-${maxInFlight + 1}`))).toBe(false);
    tab.outbox.done(first!);
    expect(tab.ids().at(-1)).toBe(first!.replace(/-1$/, `-${maxInFlight + 2}`));
  });

  test('EX4 at most 64 are in flight; the next goes when one is answered', async () => {
    const tab = aTab();
    tab.cut();
    for (let item = 1; item <= maxInFlight + 2; item += 1) await tab.cast(item);

    tab.back();
    expect(tab.sent).toHaveLength(maxInFlight);
    tab.outbox.done(tab.ids()[0] ?? '');

    expect(tab.sent).toHaveLength(maxInFlight + 1);
  });

  test('two tabs of one browser never make the same id', async () => {
    const [one, two] = [aTab(), aTab()];
    await Promise.all([one.outbox.load(), two.outbox.load()]);

    await Promise.all([1, 2, 3, 4, 5].flatMap((item) => [one.cast(item), two.cast(item)]));

    const ids = [...one.ids(), ...two.ids()];
    expect(new Set(ids).size).toBe(10);
    expect(new Set(ids.map((id) => id.split('-')[0])).size).toBe(2);
  });

  test('a tab that is still there keeps its commands; a second tab does not send them', async () => {
    const one = aTab();
    one.cut();
    await one.cast(1);

    const two = aTab();
    await two.outbox.load();

    expect(two.sent).toEqual([]);
    expect(two.outbox.waiting).toEqual([]);
    one.back();
    expect(one.sent).toHaveLength(1);
  });

  test("a closed tab's commands are taken over by one that is still open", async () => {
    const [one, two] = [aTab(), aTab()];
    one.cut();
    await one.cast(7);

    one.outbox.end();
    await vi.waitFor(() => expect(two.sent).toHaveLength(1));

    expect(two.sent[0]?.with).toEqual(vote(7));
  });

  test('a vote belongs to a seat: another seat of the device neither shows nor sends it', async () => {
    const chef = aTab('g1.s1');
    chef.cut();
    await chef.cast(1);
    chef.outbox.end();

    const politiker = aTab('g1.s2');
    await politiker.outbox.load();

    expect(politiker.sent).toEqual([]);
    expect(politiker.outbox.waiting).toEqual([]);
  });

  test('a refusal is kept with what was written, over a reload, until it is put away', async () => {
    const tab = aTab();
    await tab.outbox.do('score.agree', { assessment: 'a1', item: 1, value: 2, comment: 'Vi har en plan.' });
    await tab.outbox.refuse(tab.ids()[0] ?? '', { code: 'not_revealed', text: 'Svaren visas inte än.' }, false);
    tab.outbox.end();

    const after = aTab();
    await after.outbox.load();
    expect(after.outbox.waiting).toEqual([]);
    expect(after.outbox.refused).toMatchObject([
      { with: { comment: 'Vi har en plan.' }, refusal: { text: 'Svaren visas inte än.' } },
    ]);

    after.outbox.forgetRefusal(after.outbox.refused[0]?.id ?? '');
    expect(after.outbox.refused).toEqual([]);
  });

  test('a refusal that says "retry" sends the same command again in a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const tab = aTab();
    const stored = tab.cast(1);
    await vi.runAllTimersAsync();
    await stored;

    await tab.outbox.refuse(tab.ids()[0] ?? '', { code: 'too_fast', text: '' }, true);
    expect(tab.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(tab.ids()).toEqual([tab.ids()[0], tab.ids()[0]]);
    vi.useRealTimers();
  });

  test('storage cleared by the user means a new instance, so no number is ever used twice', async () => {
    const tab = aTab();
    await tab.cast(1);
    tab.outbox.done(tab.ids()[0] ?? '');
    tab.outbox.end();
    globalThis.indexedDB = new IDBFactory();

    const after = aTab();
    await after.cast(1);

    expect(after.ids()[0]).not.toBe(tab.ids()[0]);
  });

  test('without IndexedDB everything still goes out', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new Error('denied');
    });
    const tab = aTab();
    await tab.outbox.load();

    await tab.cast(1);
    await tab.cast(2);

    expect(tab.ids()).toHaveLength(2);
    tab.outbox.done(tab.ids()[0] ?? '');
    expect(tab.outbox.waiting).toHaveLength(1);
  });

  test('a borrowed tablet is emptied', async () => {
    const tab = aTab();
    tab.cut();
    await tab.cast(1);

    await tab.outbox.wipe();
    const after = aTab();
    await after.outbox.load();

    expect(after.outbox.waiting).toEqual([]);
  });

  test('instances are 12 of [a-z0-9] and do not repeat', () => {
    const names = new Set(Array.from({ length: 500 }, randomName));

    expect(names.size).toBe(500);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]{12}$/);
  });
});
