// random_text.mjs - random documents and changes of them, with all that is hard: pairs, marks, line breaks, many pieces.
import { ChangeSet, Text } from "@codemirror/state";

const pieces = ["a", "b", "ö", "e\u0301", "😀", "👩‍👧", "🇸🇪", "\n", "\n\n", "\t", " vi ", '"', "\\", "\u2028", "x".repeat(40)];
const pasted = ["\r\n", "\r", "a\r\nb\rc", "\n\r"];

export const words = (random, most) => Array.from({ length: random.whole(0, most) }, () => random.pick(pieces)).join("");

export const document = (random) => Text.of(words(random, random.chance(0.02) ? 400 : random.pick([0, 3, 10, 30])).split("\n"));

/// `at`, or the end of the text or of the character it is in.
export function between(text, at) {
  if (at >= text.length) return text.length;
  return (text.sliceString(at, at + 1).charCodeAt(0) & 0xfc00) === 0xdc00 ? at + 1 : at;
}

/// A place in `text` at or behind `from`; between two whole characters, unless `anywhere`.
export function place(random, text, from = 0, anywhere = false) {
  const at = random.whole(from, Math.min(text.length, from + random.pick([2, 10, 1000])));
  return anywhere ? at : between(text, at);
}

function edits(random, text, anywhere) {
  return Array.from({ length: random.pick([0, 1, 1, 1, 2, 3, 6, 12]) }, () => {
    const from = place(random, text, random.whole(0, text.length), anywhere);
    const to = random.chance(0.4) ? from : place(random, text, from, anywhere);
    return { from, to, insert: random.chance(0.3) ? "" : random.chance(0.05) ? random.pick(pasted) : words(random, 3) };
  });
}

/// A change set of `text` as the library comes by them: made, composed, taken back or put together. `simple` ones are made
/// alone, `anywhere` ones also inside a character.
export function change(random, text, { anywhere = false, simple = anywhere } = {}) {
  const made = ChangeSet.of(edits(random, text, anywhere), text.length);
  const how = simple ? 0 : random.whole(0, 9);
  if (how === 1) {
    const after = made.apply(text);
    return made.compose(ChangeSet.of(edits(random, after, false), after.length));
  }
  if (how === 2) {
    const other = ChangeSet.of(edits(random, text, false), text.length);
    const both = made.compose(other.map(made));
    return both.compose(both.invert(text)).compose(made);
  }
  if (how === 3) return ChangeSet.of([edits(random, text, false), edits(random, text, false)], text.length);
  return made;
}
