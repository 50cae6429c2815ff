// text.test.ts - writing together: real @codemirror/collab clients against an authority that rebases as the server does; what is
// typed becomes what the server takes; undo of own edits alone; where others are.

import { history, redo, undo } from '@codemirror/commands';
import { rebaseUpdates, sendableUpdates } from '@codemirror/collab';
import { ChangeSet, EditorState, Text, type Transaction } from '@codemirror/state';
import { describe, expect, test, vi } from 'vitest';
import { beginWriting, CoWriting, drawClient, type KeptText, type Page } from '../src/text/co_writing';
import { mostUnits, mostUpdates } from '../src/text/limits';
import { fromShared, lookOf, looks, toShared } from '../src/text/others';
import { inPieces, isTooLarge, onlyStorable, storable } from '../src/text/storable';
import type { Changes, OpenedText, Pushed, TextLink, TextUpdate } from '../src/text/text_link';

/** The server's side: moves a late push over each missed update by itself, tells everybody, then answers. */
class Desk {
  document: Text;
  updates: TextUpdate[] = [];
  links: Line[] = [];
  constructor(document: string) {
    this.document = Text.of(document.split('\n'));
  }
  get opened(): OpenedText {
    return { document: this.document.toString(), version: this.updates.length };
  }
  take(version: number, client: string, changes: readonly Changes[]): void {
    let mine = changes.map((json) => ({ clientID: client, changes: ChangeSet.fromJSON(json) }));
    for (const { client: clientID, changes: json } of this.updates.slice(version))
      mine = [...rebaseUpdates(mine, [{ clientID, changes: ChangeSet.fromJSON(json) }])] as typeof mine;
    for (const update of mine) {
      this.document = update.changes.apply(this.document);
      this.updates.push({ client, changes: update.changes.toJSON() });
    }
    for (const line of this.links) line.told(this);
  }
}

/** One client's connection to it; `cut` loses what is under way, `held` keeps answers and updates until released. */
class Line implements TextLink {
  cut = false;
  held = false;
  answer: Pushed | undefined;
  pushes: { version: number; client: string; changes: readonly Changes[] }[] = [];
  #told = 0;
  #waiting: (() => void)[] = [];
  #listener: ((version: number, updates: readonly TextUpdate[]) => void) | undefined;
  #contact: (() => void) | undefined;
  constructor(readonly desk: Desk) {
    this.#told = desk.updates.length;
    desk.links.push(this);
  }
  push(version: number, client: string, changes: readonly Changes[]): Promise<Pushed> {
    this.pushes.push({ version, client, changes });
    if (this.cut) return Promise.resolve('later');
    if (this.answer) return Promise.resolve(this.answer);
    this.desk.take(version, client, changes);
    return new Promise((resolve) => (this.held ? this.#waiting.push(() => resolve('taken')) : resolve('taken')));
  }
  told(desk: Desk): void {
    if (this.cut || this.held) return;
    const version = this.#told;
    this.#told = desk.updates.length;
    this.#listener?.(version, desk.updates.slice(version));
  }
  release(): void {
    this.held = false;
    this.told(this.desk);
    for (const answer of this.#waiting.splice(0)) answer();
  }
  /** Contact again: what was missed, and some of what was not. */
  restore(again = 0): void {
    this.cut = false;
    this.#told = Math.max(0, this.#told - again);
    this.told(this.desk);
    this.#contact?.();
  }
  says(version: number, updates: TextUpdate[]): void {
    this.#listener?.(version, updates);
  }
  onUpdates(listener: (version: number, updates: readonly TextUpdate[]) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = undefined);
  }
  onContact(listener: () => void): () => void {
    this.#contact = listener;
    return () => (this.#contact = undefined);
  }
  cursor(): void {}
  onCursors(): () => void {
    return () => {};
  }
}

/** An editor without a screen. */
class Writer implements Page {
  state: EditorState;
  writing: CoWriting;
  stopped: string[] = [];
  constructor(
    readonly line: Line,
    opened: OpenedText | KeptText = line.desk.opened,
  ) {
    this.state = beginWriting(opened, [history({ newGroupDelay: 0 }), onlyStorable]);
    this.writing = new CoWriting(this, line, opened, (why) => this.stopped.push(why));
  }
  dispatch = (transaction: Transaction): void => {
    this.state = transaction.state;
    this.writing?.changed();
  };
  types(from: number, insert: string, to = from): void {
    this.dispatch(this.state.update({ changes: { from, to, insert }, userEvent: 'input.type' }));
  }
  get text(): string {
    return this.state.doc.toString();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const writers = (document: string, count: number) => {
  const desk = new Desk(document);
  return { desk, all: Array.from({ length: count }, () => new Writer(new Line(desk))) as [Writer, Writer, ...Writer[]] };
};

describe('writing together', () => {
  test('TX7 two who write in one place at once end with the same text', async () => {
    const { desk, all } = writers('abc', 2);
    const [ana, bo] = all;
    bo.line.held = true;
    ana.types(1, '', 3);
    ana.types(1, 'Y');
    bo.types(1, 'X');
    bo.line.release();
    await settled();

    expect(ana.text).toBe(desk.document.toString());
    expect(bo.text).toBe(ana.text);
    expect(bo.writing.unsent).toBe(0);
  });
  test('TX6 one push is under way at a time, and holds what has gathered', async () => {
    const { desk, all } = writers('', 1);
    const [ana] = all;
    ana.line.held = true;
    for (let n = 0; n < mostUpdates + 9; ++n) ana.types(n, 'a'); // the first goes by itself
    expect(ana.line.pushes).toHaveLength(1);
    ana.line.release();
    await settled();

    expect(ana.line.pushes.map((push) => push.changes.length)).toEqual([1, mostUpdates, 8]);
    expect(desk.document.length).toBe(mostUpdates + 9);
  });
  test('TX10 a push holds no more units than the server takes', async () => {
    const { all } = writers('', 1);
    const [ana] = all;
    ana.line.held = true;
    ana.types(0, 'a');
    for (const n of [0, 1, 2]) ana.types(1 + n * 7000, 'b'.repeat(7000));
    ana.line.release();
    await settled();

    expect(ana.line.pushes.map((push) => push.changes.length)).toEqual([1, 2, 1]);
    expect(2 * 7000).toBeLessThan(mostUnits);
  });
  test('TX9 what was under way when contact was lost is sent again and there once', async () => {
    const { desk, all } = writers('plan', 2);
    const [ana, bo] = all;
    ana.line.held = true;
    ana.types(4, ' ett'); // taken, but neither update nor answer comes back
    ana.line.cut = true;
    bo.types(0, 'Vår ');
    ana.types(8, '!');
    ana.line.held = false;
    ana.line.restore();
    ana.line.release();
    await settled();

    expect(desk.document.toString()).toBe('Vår plan ett!');
    expect([ana.text, bo.text]).toEqual(['Vår plan ett!', 'Vår plan ett!']);
  });
  test('TX11 updates told twice after contact are taken once', async () => {
    const { all } = writers('plan', 2);
    const [ana, bo] = all;
    bo.types(4, 'er');
    bo.types(6, 'a');
    ana.line.restore(2);
    await settled();

    expect(ana.text).toBe('planera');
  });
  test('a missing update stops the editor, it never applies the next one anyway', () => {
    const { all } = writers('plan', 1);
    const [ana] = all;
    ana.line.says(1, [{ client: 'bo', changes: [5, [0, 'x']] }]);

    expect(ana.stopped).toEqual(['anew']);
    expect(ana.text).toBe('plan');
  });
  test('without contact nothing is lost: it waits, is kept over a reload and sent then', async () => {
    const { desk, all } = writers('plan', 2);
    const [ana, bo] = all;
    ana.line.cut = true;
    ana.types(4, ' ett');
    ana.types(8, ' två');
    await settled();
    bo.types(0, 'Vår ');
    const kept = JSON.parse(JSON.stringify(ana.writing.kept)) as KeptText;
    ana.writing.close();

    const line = new Line(desk);
    line.cut = true;
    const again = new Writer(line, kept);
    expect(again.text).toBe('plan ett två');
    line.cut = false;
    line.says(0, desk.updates);
    again.writing.changed();
    line.restore();
    await settled();

    expect(desk.document.toString()).toBe('Vår plan ett två');
    expect(again.text).toBe('Vår plan ett två');
    expect(again.writing.unsent).toBe(0);
  });
  test('TX8 a text that must be opened anew says what only we had', async () => {
    const { all } = writers('plan', 1);
    const [ana] = all;
    ana.line.answer = 'anew';
    ana.types(4, ' ett');
    ana.types(8, ' två');
    await settled();

    expect(ana.stopped).toEqual(['anew']);
    expect(ana.writing.unsentTexts).toEqual([' ett två']);
    expect(ana.line.pushes).toHaveLength(1);
  });
  test('a client draws a name of its own that the server takes', () => {
    expect(drawClient()).toMatch(/^[a-z0-9]{20}$/);
    expect(drawClient()).not.toBe(drawClient());
  });
});

describe('undo', () => {
  test('takes back own edits alone', async () => {
    const { desk, all } = writers('plan', 2);
    const [ana, bo] = all;
    ana.types(4, ' ett');
    bo.types(0, 'Vår ');
    await settled();
    expect(undo(ana)).toBe(true);
    await settled();
    expect(desk.document.toString()).toBe('Vår plan');
    expect(undo(ana)).toBe(false);
    redo(ana);
    await settled();

    expect([desk.document.toString(), bo.text]).toEqual(['Vår plan ett', 'Vår plan ett']);
  });
});

describe('what the server takes', () => {
  const text = (document: string) => Text.of(document.split('\n'));
  const made = (document: string, ...changes: { from: number; to?: number; insert?: string }[]) =>
    storable(ChangeSet.of(changes, document.length), text(document));

  test('TX5 half a character that differs becomes the whole one', () => {
    expect(made('a😀b', { from: 2, to: 3, insert: '\ude01' })).toEqual([{ from: 1, to: 3, insert: '😁' }]);
    expect(made('a😀b', { from: 1, to: 2, insert: '\ud83c' })).toEqual([{ from: 1, to: 3, insert: '\ud83c\ude00' }]);
  });
  test('TX5 a character of which half goes, goes', () => {
    expect(made('a😀b', { from: 2, to: 3 })).toEqual([{ from: 1, to: 3, insert: '' }]);
    expect(made('a😀😁b', { from: 2, to: 4 })).toEqual([{ from: 1, to: 5, insert: '😁'.replace('😁', '\ud83d\ude01') }]);
  });
  test('TX5 two changes of one character are one', () => {
    const both = made('😀', { from: 0, to: 1, insert: 'x' }, { from: 1, to: 2, insert: 'y' });
    expect(both).toEqual([{ from: 0, to: 2, insert: 'xy' }]);
  });
  test('TX3 control characters and lone halves are left out', () => {
    expect(made('ab', { from: 1, insert: 'x\u0000\u000c\u007fy\tz' })).toEqual([{ from: 1, to: 1, insert: 'xy\tz' }]);
    expect(made('ab', { from: 1, insert: 'x\ud83d' })).toEqual([{ from: 1, to: 1, insert: 'x' }]);
  });
  test('what is fine stays as it is', () => {
    expect(made('a😀b', { from: 1, to: 3, insert: 'å\n👍' }, { from: 4, insert: '!' })).toBeUndefined();
  });
  test('TX3 what is pasted has one line break for each, and the caret stands behind it', () => {
    const state = EditorState.create({ doc: 'ab', extensions: onlyStorable, selection: { anchor: 1 } });
    const next = state.update({ ...state.replaceSelection('x\r\ny\u0000\rz'), userEvent: 'input.paste' }).state;

    expect(next.doc.toString()).toBe('ax\ny\nzb');
    expect(next.selection.main.head).toBe(6);
  });
  test('TX10 what is too large goes in pieces that together are the same', () => {
    const document = text('😀'.repeat(30));
    const changes = ChangeSet.of([{ from: 2, to: 42, insert: '👍x'.repeat(20) }, { from: 50, insert: 'yz' }], document.length);
    const pieces = inPieces(changes, document, 7);

    let now = document;
    for (const piece of pieces) {
      expect(isTooLarge(piece, 14)).toBe(false);
      expect(storable(piece, now)).toBeUndefined();
      now = piece.apply(now);
    }
    expect(now.toString()).toBe(changes.apply(document).toString());
    expect(pieces.length).toBeGreaterThan(10);
  });
});

describe('where others are', () => {
  test('is told without what only we have typed, and shown with it', () => {
    const { all } = writers('abcdef', 1);
    const [ana] = all;
    ana.line.cut = true;
    ana.types(2, 'XYZ');

    expect(sendableUpdates(ana.state)).toHaveLength(1);
    expect([0, 2, 4, 5, 7].map((at) => toShared(ana.state, at))).toEqual([0, 2, 2, 2, 4]);
    expect([0, 1, 3, 6].map((at) => fromShared(ana.state, at))).toEqual([0, 1, 6, 9]);
  });
  test('one client looks the same everywhere', () => {
    expect(lookOf('k7f3a')).toBe(lookOf('k7f3a'));
    expect(new Set(Array.from({ length: 60 }, (_, n) => lookOf(`client${n}`))).size).toBe(looks);
  });
});

test('the editor shows the text, its name and spell-check, and lets go of all when it closes', async () => {
  const { openEditor } = await import('../src/text/editor');
  const desk = new Desk('Så gör vi');
  const line = new Line(desk);
  const host = document.createElement('div');
  document.body.append(host);
  const told = vi.fn();
  const editor = openEditor(host, { opened: desk.opened, link: line, label: 'Planera', language: 'sv', onchange: told });
  const content = host.shadowRoot!.querySelector('.cm-content')!;
  editor.view.dispatch({ changes: { from: 9, insert: ' nu' }, userEvent: 'input.type' });
  await settled();

  expect(content.getAttribute('role')).toBe('textbox');
  expect(content.getAttribute('aria-label')).toBe('Planera');
  expect(content.getAttribute('spellcheck')).toBe('true');
  expect(content.getAttribute('lang')).toBe('sv');
  expect(desk.document.toString()).toBe('Så gör vi nu');
  expect(told).toHaveBeenLastCalledWith({ unsent: 0, length: 12 });

  editor.close();
  desk.take(1, 'bo', [[12, [0, '!']]]);
  expect(host.shadowRoot!.children).toHaveLength(0);
});
