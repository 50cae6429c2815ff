// storable.ts - makes of every change one that the server takes (SPEC.md, TX3, TX5, TX10): whole characters, nothing that no text
// may hold, and no more than a push may carry.
import { ChangeSet, EditorState, type Extension, Text, type TransactionSpec } from '@codemirror/state';
import { mostUnits } from './limits';

const isLow = (unit: number) => (unit & 0xfc00) === 0xdc00;
const isHigh = (unit: number) => (unit & 0xfc00) === 0xd800;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const loneHalves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether `at` is between the two halves of a surrogate pair. */
function insidePair(text: Text, at: number): boolean {
  return at > 0 && at < text.length && isLow(text.sliceString(at, at + 1).charCodeAt(0)) && isHigh(text.sliceString(at - 1, at).charCodeAt(0));
}

/** The change from..to => insert, widened to whole characters. An editor that looks for what differs between two texts finds
 *  the half that does: 😀 to 😁 is one unit. */
function widened(text: Text, from: number, to: number, insert: string): { from: number; to: number; insert: string } {
  const before = insidePair(text, from) ? text.sliceString(from - 1, from) : '';
  const after = insidePair(text, to) ? text.sliceString(to, to + 1) : '';
  return {
    from: from - before.length,
    to: to + after.length,
    insert: (before + insert + after).replace(loneHalves, '').replace(controls, ''),
  };
}

/** The same changes as the server takes them, or undefined where they are so already. */
export function storable(changes: ChangeSet, text: Text): { from: number; to: number; insert: string }[] | undefined {
  const specs: { from: number; to: number; insert: string }[] = [];
  let differs = false;
  changes.iterChangedRanges((from, to) => (differs ||= insidePair(text, from) || insidePair(text, to)), true);
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    const insert = inserted.toString();
    const spec = widened(text, from, to, insert);
    differs ||= spec.from !== from || spec.to !== to || spec.insert !== insert;
    specs.push(spec);
  });
  return differs ? specs : undefined;
}

/** `changes` in pieces of which none inserts or deletes more than `most` units, and which together are the same change; what
 *  is deleted counts, too, because taking it back inserts it. */
export function inPieces(changes: ChangeSet, text: Text, most = mostUnits / 2): ChangeSet[] {
  const pieces: ChangeSet[] = [];
  let now = text;
  const put = (from: number, to: number, insert: Text) => {
    const piece = ChangeSet.of({ from, to, insert }, now.length);
    pieces.push(piece);
    now = piece.apply(now);
  };
  const parts: { from: number; to: number; inserted: Text }[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => parts.push({ from, to, inserted }));
  for (const { from, to, inserted } of parts.reverse()) {
    let end = to;
    while (end - from > most) {
      const start = insidePair(now, end - most) ? end - most + 1 : end - most;
      put(start, end, Text.empty);
      end = start;
    }
    let at = 0;
    do {
      let next = Math.min(inserted.length, at + most);
      if (insidePair(inserted, next)) next -= 1;
      put(from + at, at === 0 ? end : from + at, inserted.slice(at, next));
      at = next;
    } while (at < inserted.length);
  }
  return pieces;
}

/** Whether one push could not carry it. */
export function isTooLarge(changes: ChangeSet, most = mostUnits / 2): boolean {
  let units = 0;
  changes.iterChanges((from, to, fromB, toB) => (units += Math.max(to - from, toB - fromB)));
  return units > most;
}

/** Widens what is typed here; what comes from others is as they sent it. */
export const onlyStorable: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged) return transaction;
  const changes = storable(transaction.changes, transaction.startState.doc);
  if (!changes) return transaction;
  const set = ChangeSet.of(changes, transaction.startState.doc.length);
  const last = changes.at(-1);
  const again: TransactionSpec = { changes: set, effects: transaction.effects, scrollIntoView: transaction.scrollIntoView };
  const user = transaction.isUserEvent('delete') ? 'delete' : 'input';
  return { ...again, userEvent: user, ...(last && { selection: { anchor: set.mapPos(last.to, 1) } }) };
});
