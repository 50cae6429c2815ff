// editor.ts - the editor itself, CodeMirror without its look of a code editor: plain text in the page's own type. Loaded only where
// a text is written (TextEditor.svelte).
//
// It lives in a shadow root: there CodeMirror puts its rules in a constructed style sheet, which our Content-Security-Policy allows;
// in the page it would write a <style>, which it does not.
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { type Extension, type Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { beginWriting, CoWriting, type KeptText } from './co_writing';
import { others, setOthers, tellCursor } from './others';
import { inPieces, isTooLarge, onlyStorable } from './storable';
import type { OpenedText, TextLink } from './text_link';
import { look } from './look';

export interface EditorOptions {
  opened: OpenedText | KeptText;
  link: TextLink;
  /** The accessible name. */
  label: string;
  /** Of the element that says more, in words. */
  description?: string;
  /** Shown while the text is empty. */
  hint?: string;
  /** Of what is written, for the browser's spell-check. */
  language: string;
  /** After each change: how many edits the server has not got, and the length. */
  onchange?: (state: { unsent: number; length: number }) => void;
  onstop?: (why: 'anew' | 'full') => void;
}

export interface Editor {
  readonly view: EditorView;
  readonly writing: CoWriting;
  /** What to keep over a reload. */
  kept(): KeptText;
  close(): void;
}

/** Dispatches what was typed here, what is too large for one push in pieces that are undone one by one. */
export function dispatchInPieces(transactions: readonly Transaction[], view: EditorView): void {
  const large = transactions.length === 1 && transactions[0];
  if (!large || !large.isUserEvent('input') && !large.isUserEvent('delete') || !isTooLarge(large.changes)) return view.update(transactions);
  for (const changes of inPieces(large.changes, large.startState.doc)) {
    view.update([view.state.update({ changes, annotations: isolateHistory.of('full'), userEvent: 'input' })]);
  }
  view.update([view.state.update({ selection: large.newSelection, scrollIntoView: true })]);
}

export function openEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let writing: CoWriting | undefined;
  const extensions: Extension = [
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      ...(options.description && { 'aria-description': options.description }),
      lang: options.language,
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
      writingsuggestions: 'true',
    }),
    ...(options.hint ? [placeholder(options.hint)] : []),
    look,
    onlyStorable,
    others,
    tellCursor((anchor, head) => options.link.cursor(anchor, head)),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged && update.transactions.length === 0) return;
      writing?.changed();
      if (writing) options.onchange?.({ unsent: writing.unsent, length: update.state.doc.length });
    }),
  ];
  const view = new EditorView({
    state: beginWriting(options.opened, extensions),
    parent: root,
    root,
    dispatchTransactions: dispatchInPieces,
  });
  writing = new CoWriting(view, options.link, options.opened, options.onstop);
  const endCursors = options.link.onCursors((cursors) => view.dispatch({ effects: setOthers.of(cursors) }));
  const open = writing;
  return {
    view,
    writing: open,
    kept: () => open.kept,
    close() {
      endCursors();
      open.close();
      view.destroy();
    },
  };
}
