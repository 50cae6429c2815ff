// notes.test.ts - a meeting's notes: who may do what with them, what can be saved, and how a text being written survives what
// others do meanwhile.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Meeting, NotesRow, NotesSection, Put, You } from '../src/connection/contract';
import { Group } from '../src/connection/group.svelte';
import { MemoryOutbox } from '../src/connection/memory_outbox';
import { fromState } from '../src/connection/tables';
import { Editing } from '../src/notes/editing.svelte';
import { approves, corrects, faultIn, presentationsOf, sendable, standingOf, wordingIn, writes } from '../src/notes/notes';
import { typedTexts } from '../src/shell/typed_texts';
import { FakeNetwork } from './lib/fake_socket';

const you = (may: string[], change: Partial<You> = {}): You => ({
  seat: 's3', organisation: 'o1', function: 'nyckelperson', facilitator: false, key: 'desk', may, ...change,
});
const meeting = (change: Partial<Meeting> = {}): Meeting => ({ occasion: 'bm1', state: 'closed', show: 'lobby', facilitator: 's3', ...change });
const row = (change: Partial<NotesRow> = {}): NotesRow => ({
  version: 1, seat: 's3', at: 1, approved: {}, awaited: ['o1', 'o2'], corrections: 0, ...change,
});
const words = (text: string, title = 'Beslut'): NotesSection[] => [{ title, text }];

describe('who may', () => {
  test('PE30 writing is for the seat that led that very meeting', () => {
    expect(writes(you(['notes.write']), meeting())).toBe(true);
    expect(writes(you(['notes.write']), meeting({ facilitator: 's6' }))).toBe(false);
    expect(writes(you([]), meeting())).toBe(false);
  });

  test('NO3 approving is for a nyckelperson whose organisation is awaited, once the meeting has closed', () => {
    expect(approves(you(['notes.approve']), meeting(), row())).toBe(true);
    expect(approves(you(['notes.approve']), meeting(), row({ awaited: ['o2'] }))).toBe(false);
    expect(approves(you(['notes.approve']), meeting({ state: 'open' }), row())).toBe(false);
    expect(approves(you(['notes.approve']), meeting(), undefined)).toBe(false);
    expect(approves(you([]), meeting(), row())).toBe(false);
  });

  test('NO5 correcting comes when they are settled', () => {
    expect(corrects(you(['notes.approve']), meeting({ facilitator: 's6' }), row({ settled: 5 }))).toBe(true);
    expect(corrects(you(['notes.write']), meeting(), row({ settled: 5 }))).toBe(true);
    expect(corrects(you(['notes.approve']), meeting(), row())).toBe(false);
    expect(corrects(you([]), meeting({ facilitator: 's6' }), row({ settled: 5 }))).toBe(false);
  });

  test('NO6 who has approved and who is awaited stand in the order of the organisations, the mentor not among them', () => {
    const notes = row({ approved: { o2: 7 }, awaited: ['o1'] });
    expect(standingOf(notes, ['o1', 'o2', 'o9'])).toEqual([{ organisation: 'o1', at: undefined }, { organisation: 'o2', at: 7 }]);
  });
});

describe('what can be saved', () => {
  test('NO1 LI3 each section has a title, and nothing is longer than the server takes', () => {
    expect(faultIn(words('å'.repeat(8000)))).toBeUndefined();
    expect(faultIn(words('', '  '))).toBe('no_title');
    expect(faultIn(words('', '😀'.repeat(121)))).toBe('long_title');
    expect(faultIn(words('å'.repeat(8001)))).toBe('long_section');
    expect(faultIn(Array.from({ length: 5 }, () => words('a'.repeat(7994))[0]!))).toBeUndefined();
    expect(faultIn(Array.from({ length: 6 }, () => words('a'.repeat(7000))[0]!))).toBe('long');
  });

  test('LI1 a text of few characters but many bytes does not close the connection', () => {
    expect(faultIn([...words('😀'.repeat(8000)), ...words('😀'.repeat(8000)), ...words('😀'.repeat(300))])).toBe('long');
  });

  test('what a paste brings along and no text may hold is left out', () => {
    expect(sendable(words('ett\u000b\ttvå\n\u0007tre  ', ' Be\nslut '))).toEqual(words('ett\ttvå\ntre', 'Be slut'));
  });

  test('what is kept on a device is read again, and what is none is none', () => {
    expect(wordingIn(JSON.stringify({ version: 3, sections: words('x') }))).toEqual({ version: 3, sections: words('x') });
    for (const other of ['', '{', '[]', '{"version":"3","sections":[]}', '{"version":1,"sections":[]}']) expect(wordingIn(other)).toBeUndefined();
  });
});

test('AN1 where the page was shown, the latest day first', () => {
  const shown = (place: number, date: string) => ({ organisation: 'o1', place, date, where: 'namnd' as const, seat: 's1', at: 1 });
  const tables = fromState({ presentation: { 'o1.1': shown(1, '2026-11-12'), 'o1.2': shown(2, '2027-01-02'), 'o1.3': shown(3, '2026-11-12') } });
  expect(presentationsOf(tables).map(({ place }) => place)).toEqual([2, 3, 1]);
});

test('a wording that is refused is shown again, title and text', () => {
  const command = { id: 'x-1', do: 'notes.write', with: { meeting: 'm1', version: 0, sections: words('Vi mäter') } };
  expect(typedTexts(command as never)).toEqual(['Beslut\nVi mäter']);
});

describe('writing', () => {
  let group: Group;
  let network: FakeNetwork;
  let server: { version: number; sections: NotesSection[] };
  const state: Put = { you: { me: you(['notes.write']) }, meeting: { m1: meeting() } };
  const says = (change: Partial<NotesRow>, seq: number) => network.latest.says({ seq, put: { notes: { m1: row(change) } } });
  const sent = async (count: number) => {
    await vi.waitFor(() => expect(network.latest.commands).toHaveLength(count));
    return network.latest.commands[count - 1]!;
  };

  beforeEach(() => {
    localStorage.clear();
    server = { version: 0, sections: words('utkastet') };
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ meeting: 'm1', draft: server.version === 0, ...server })));
    network = new FakeNetwork();
    group = new Group({ group: 'g1', seat: 's3', language: () => 'sv', store: new MemoryOutbox(), openSocket: network.open });
    group.start();
    network.latest.opens().says({ welcome: { seq: 1, epoch: 'e', now: Date.now(), state } });
  });
  afterEach(() => {
    group.end();
    vi.unstubAllGlobals();
  });

  test('NO1 begins from what there is, is handed over as a whole, and what follows is written from what was saved', async () => {
    const editing = new Editing(group, 'm1');
    await editing.open();
    editing.change(words('Vi mäter '));
    editing.save();
    const first = await sent(1);
    expect(first.with).toEqual({ meeting: 'm1', version: 0, sections: words('Vi mäter') });
    expect([editing.sending, editing.saved, editing.overtaken]).toEqual([true, false, false]);

    says({ version: 1 }, 2).says({ done: { id: first.id, seq: 2 } });
    await vi.waitFor(() => expect(editing.saved).toBe(true));
    editing.change(words('Vi mäter mer'));
    expect([editing.saved, editing.overtaken]).toEqual([false, false]);
    editing.save();
    expect((await sent(2)).with).toMatchObject({ version: 1 });
  });

  test('what is typed and not saved is there after a reload', async () => {
    const before = new Editing(group, 'm1');
    await before.open();
    before.change(words('halvfärdigt'));
    before.shut();

    const after = new Editing(group, 'm1');
    expect(after.typed).toBe(true);
    await after.open();
    expect(after.now).toEqual({ version: 0, sections: words('halvfärdigt') });
  });

  test('NO2 when somebody else has written, nothing goes by itself: theirs is taken or mine kept, by a choice', async () => {
    const editing = new Editing(group, 'm1');
    await editing.open();
    editing.change(words('min'));
    server = { version: 1, sections: words('deras') };
    says({ version: 1, seat: 's9' }, 2);

    expect(editing.overtaken).toBe(true);
    expect(editing.now?.sections).toEqual(words('min'));
    editing.writeOver();
    expect([editing.overtaken, editing.now]).toEqual([false, { version: 1, sections: words('min') }]);
    await editing.takeTheirs();
    expect(editing.now).toEqual({ version: 1, sections: words('deras') });
    expect(editing.typed).toBe(false);
  });

  test('NO2 a refused wording stays in the editor', async () => {
    const editing = new Editing(group, 'm1');
    await editing.open();
    editing.change(words('min'));
    editing.save();
    const { id } = await sent(1);
    network.latest.says({ refused: { id, code: 'notes_changed', text: 'Någon annan …', retry: false } });
    await vi.waitFor(() => expect(editing.sending).toBe(false));
    says({ version: 1, seat: 's3' }, 2); // the other device of this seat

    expect([editing.saved, editing.overtaken]).toEqual([false, true]);
    expect(editing.now?.sections).toEqual(words('min'));
    editing.shut();
    expect(new Editing(group, 'm1').typed).toBe(true);
  });

  test('what the server has is forgotten here when the editor is opened again', async () => {
    const editing = new Editing(group, 'm1');
    await editing.open();
    editing.change(words('Vi mäter'));
    server = { version: 1, sections: words('Vi mäter') }; // it came through, and the page went before it was told
    says({ version: 1 }, 2);

    const again = new Editing(group, 'm1');
    await again.open();
    expect([again.typed, again.overtaken]).toEqual([false, false]);
    expect(again.now).toEqual({ version: 1, sections: words('Vi mäter') });
  });

  test('without contact what was typed can be gone on with, and otherwise it says so', async () => {
    const editing = new Editing(group, 'm1');
    await editing.open();
    editing.change(words('min'));
    vi.stubGlobal('fetch', async () => Promise.reject(new Error('no line')));

    const again = new Editing(group, 'm1');
    await again.open();
    expect(again.now?.sections).toEqual(words('min'));
    localStorage.clear();
    const none = new Editing(group, 'm1');
    await none.open();
    expect(none.now).toBeUndefined();
    expect(none.problem).not.toBe('');
  });
});
