// make_vectors.mjs - writes vectors.json: changes, and what the real @codemirror/state makes of them. Run it after a new
// version of the library (`node tests/text/make_vectors.mjs`) and look at the difference; vectors_test.cpp reads it.
import { writeFileSync } from "node:fs";
import { ChangeSet, Text } from "@codemirror/state";

const textOf = (document) => (typeof document === "string" ? document : document.of.repeat(document.times));
/// Long runs of one unit made short: a list of texts.
const inShort = (text) =>
  text.length < 500 ? text : text.match(/(.)\1*/gsu).map((run) => (run.length > 99 ? { of: run[0], times: run.length } : run));
const setOf = (changes, length) => ChangeSet.of(changes, length);
const ends = (length) => [...new Set([0, 1, 2, 3, length >> 1, length - 1, length])].filter((n) => n >= 0 && n <= length);

/// `a` and `b` change the document, `c` what `a` makes of it; each as ChangeSet.of takes it.
function vector(name, document, { a, b, c }) {
  const text = Text.of(textOf(document).split("\n"));
  const [setA, setB] = [setOf(a, text.length), setOf(b, text.length)];
  const setC = setOf(c, setA.newLength);
  const marks = [];
  setA.iterChanges((from, to) => marks.push(from, to, Math.max(0, from - 1), Math.min(text.length, to + 1)), true);
  const places = [...new Set([...ends(text.length), ...marks])].slice(0, 24);
  const positions = places.flatMap((at) =>
    [-1, 1].flatMap((assoc) => [0, 1, 2, 3].map((mode) => [at, assoc, mode, setA.mapPos(at, assoc, mode)])),
  );
  return {
    name,
    document,
    a: setA,
    b: setB,
    c: setC,
    applied: inShort(setA.apply(text).toString()),
    composed: setA.compose(setC),
    mapped: setA.map(setB),
    mappedBefore: setA.map(setB, true),
    other: setB.map(setA),
    otherBefore: setB.map(setA, true),
    inverted: setA.invert(text),
    positions,
  };
}

const insert = (from, text) => ({ from, insert: text });
const remove = (from, to) => ({ from, to });
const replace = (from, to, text) => ({ from, to, insert: text });

const changes = [
  vector("NothingInNothing", "", { a: [], b: [], c: [] }),
  vector("FirstWords", "", { a: insert(0, "Så gör vi"), b: insert(0, "Vi "), c: insert(9, ".") }),
  vector("NothingChanged", "Plan", { a: [], b: insert(4, "era"), c: remove(0, 1) }),
  vector("EverythingGone", "Planera", { a: remove(0, 7), b: replace(2, 4, "xyz"), c: insert(0, "Göra") }),
  vector("EverythingReplaced", "Planera", { a: replace(0, 7, "Göra"), b: [insert(0, "a"), insert(7, "z")], c: replace(1, 3, "") }),
  vector("OnePlace", "ab", { a: insert(1, "X"), b: insert(1, "Y"), c: insert(1, "Z") }),
  vector("OnePlaceBeforeDeletion", "abc", { a: insert(1, "X"), b: remove(1, 3), c: remove(1, 2) }),
  vector("OnePlaceBehindDeletion", "abc", { a: insert(2, "X"), b: remove(0, 2), c: insert(3, "Y") }),
  vector("InsideDeletion", "abcdef", { a: insert(3, "X"), b: remove(1, 5), c: remove(2, 4) }),
  vector("DeletionsThatOverlap", "abcdef", { a: remove(1, 4), b: remove(2, 6), c: insert(1, "q") }),
  vector("DeletionsAlike", "abcdef", { a: remove(1, 4), b: remove(1, 4), c: remove(0, 3) }),
  vector("ReplacementsAlike", "abcdef", { a: replace(1, 4, "X"), b: replace(1, 4, "Y"), c: replace(1, 2, "Z") }),
  vector("ReplacementInside", "abcdef", { a: replace(1, 5, "X"), b: replace(2, 3, "Y"), c: replace(0, 2, "Z") }),
  vector("ReplacementAround", "abcdef", { a: replace(2, 3, "X"), b: replace(1, 5, "Y"), c: replace(1, 6, "Z") }),
  vector("ReplacementsThatOverlap", "abcdef", { a: replace(1, 4, "XX"), b: replace(3, 6, "YYY"), c: replace(2, 4, "") }),
  vector("Neighbours", "abcdef", { a: [replace(1, 2, "X"), remove(2, 4), insert(4, "Y")], b: insert(2, "Z"), c: remove(1, 3) }),
  vector("DeletedThenInserted", "abcdef", { a: [remove(0, 2), insert(2, "X")], b: [insert(0, "Y"), insert(2, "Z")], c: insert(1, "W") }),
  vector("ManyPieces", "abcdefghij", {
    a: [insert(0, "1"), remove(2, 3), replace(4, 6, "234"), insert(8, "5"), insert(10, "6")],
    b: [remove(0, 1), insert(2, "x"), replace(5, 9, "y"), insert(10, "z")],
    c: [remove(0, 2), replace(3, 7, "w"), insert(12, "v")],
  }),
  vector("SurrogatePairs", "a😀b😁c", { a: replace(1, 3, "😎😎"), b: insert(3, "👍"), c: remove(3, 5) }),
  vector("SurrogatePairsAtTheEnds", "😀😁", { a: remove(0, 2), b: [insert(2, "🎈"), remove(2, 4)], c: insert(0, "𝄞") }),
  vector("CombiningMarks", "e\u0301a\u030ao\u0308", { a: insert(1, "\u0323"), b: remove(1, 2), c: replace(2, 4, "å") }),
  vector("Families", "vi 👨‍👩‍👧 och 🏳️‍🌈", { a: remove(3, 11), b: insert(5, "x"), c: insert(3, "🇸🇪") }),
  vector("Lines", "ett\ntvå\ntre", { a: replace(3, 4, "\n\n"), b: remove(3, 8), c: remove(3, 5) }),
  vector("LineBreaksOnly", "\n\n\n", { a: insert(1, "\n"), b: remove(0, 3), c: remove(1, 3) }),
  vector("LinesPasted", "ett tre", { a: insert(4, "två\r\noch\ren halv\n"), b: replace(3, 4, "\r\n"), c: replace(4, 8, "\n") }),
  vector("QuotesTabsAndBackslashes", 'a"b', { a: replace(1, 2, '\t"\\n"'), b: insert(0, "\u2028\u00a0"), c: insert(2, "\ufeff\u{1f600}") }),
  vector("AllThereIsRoomFor", { of: "x", times: 199_999 }, { a: insert(100_000, "y"), b: remove(0, 199_999), c: insert(0, "z") }),
  vector("LongPaste", { of: "x", times: 20_000 }, { a: insert(10_000, "y".repeat(2_000)), b: remove(5_000, 15_000), c: remove(9_000, 12_000) }),
  vector("HundredPieces", { of: "ab", times: 150 }, {
    a: Array.from({ length: 70 }, (_, n) => replace(4 * n, 4 * n + 1, n % 3 ? "Ö" : "")),
    b: Array.from({ length: 60 }, (_, n) => (n % 2 ? remove(5 * n, 5 * n + 3) : insert(5 * n, "q"))),
    c: remove(100, 200),
  }),
];

const pasted = [
  ["a\r\nb", 3, 1, 2],
  ["a\rb", 3, 1, 1],
  ["\r\n", 0, 0, 0],
  ["\r", 5, 5, 5],
  ["\n\r", 5, 0, 5],
  ["\r\r\n\n", 2, 1, 1],
  ["ett\r\n\r\ntvå 😀\r", 9, 2, 7],
].map(([text, length, from, to]) => ({ insert: text, length, from, to, set: setOf(replace(from, to, text), length) }));

const list = (all) => `[\n${all.map((each) => JSON.stringify(each)).join(",\n")}\n]`;
writeFileSync(new URL("vectors.json", import.meta.url), `{"changes":${list(changes)},\n"pasted":${list(pasted)}}\n`);
