// others.ts - where others are in the text: a caret with a name, and what they have marked. Never stored, never in the undo.
import { sendableUpdates } from '@codemirror/collab';
import { type EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { OtherCursor } from './text_link';

/** Puts these in the place of those known before; positions are of the document that all have. */
export const setOthers = StateEffect.define<readonly OtherCursor[]>();

/** A position here as one in the document that all have, without what only we have typed. */
export function toShared(state: EditorState, position: number): number {
  return sendableUpdates(state).reduceRight((at, { changes }) => changes.invertedDesc.mapPos(at), position);
}

/** And back. */
export function fromShared(state: EditorState, position: number): number {
  return sendableUpdates(state).reduce((at, { changes }) => changes.mapPos(Math.min(at, changes.length)), position);
}

class Caret extends WidgetType {
  constructor(
    readonly name: string,
    readonly colour: number,
  ) {
    super();
  }
  override eq(other: Caret): boolean {
    return other.name === this.name && other.colour === this.colour;
  }
  /** Not read aloud: it would stand in the middle of a word. Who writes is said beside the text. */
  toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = `other-caret other-${this.colour}`;
    caret.setAttribute('aria-hidden', 'true');
    const name = document.createElement('span');
    name.className = 'other-name';
    name.textContent = this.name;
    caret.append(name);
    return caret;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** How many looks there are for others. */
export const looks = 6;

/** The same look for the same client on every screen. */
export function lookOf(client: string): number {
  return [...client].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % looks;
}

function decorations(cursors: readonly OtherCursor[], state: EditorState): DecorationSet {
  const within = (position: number) => Math.max(0, Math.min(state.doc.length, fromShared(state, position)));
  const ranges: Range<Decoration>[] = [];
  for (const { client, name, anchor, head } of cursors) {
    const [a, h] = [within(anchor), within(head)];
    const look = lookOf(client);
    if (a !== h) ranges.push(Decoration.mark({ class: `other-range other-${look}` }).range(Math.min(a, h), Math.max(a, h)));
    ranges.push(Decoration.widget({ widget: new Caret(name, look), side: 1 }).range(h));
  }
  return Decoration.set(ranges, true);
}

export const others: StateField<DecorationSet> = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setOthers)) next = decorations(effect.value, transaction.state);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Tells where we are, whenever that is another place in the document all have. */
export function tellCursor(tell: (anchor: number, head: number) => void): Extension {
  let last = '';
  return EditorView.updateListener.of(({ state }) => {
    const { anchor, head } = state.selection.main;
    const now = [toShared(state, anchor), toShared(state, head)] as const;
    if (last === (last = now.join())) return;
    tell(now[0], now[1]);
  });
}
