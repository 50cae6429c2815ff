// differential.test.mjs - the server's engine against the real @codemirror/state and collab, step by step (SPEC.md, TX).
//
// STEPS=1000000 for the long run, FROM=n begins at another seed; SEED=n plays one seed's steps again. A seed is a thousand steps and
// stands in what fails.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rebaseUpdates } from "@codemirror/collab";
import { Random } from "../lib/random.mjs";
import { noPeer, Peer } from "./peer.mjs";
import { change, document } from "./random_text.mjs";

const { SEED, STEPS = "20000", FROM = "1" } = process.env;
const perSeed = 1000;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: Math.ceil(Number(STEPS) / perSeed) }, (_, n) => Number(FROM) + n);

const plain = (value) => JSON.parse(JSON.stringify(value));
const splits = (set, text) => {
  let found = false;
  const inside = (at) => at < text.length && /^[\udc00-\udfff]/.test(text.sliceString(at, at + 1));
  set.iterChangedRanges((from, to) => (found ||= inside(from) || inside(to)), true);
  return found;
};

/// One question about two changes of a document and one that follows, and the library's answer.
function step(random) {
  const text = document(random);
  const anywhere = random.chance(0.1);
  const a = change(random, text, { anywhere });
  const b = change(random, text, { anywhere });
  const c = change(random, a.apply(text), { simple: anywhere }); // half a character of what `a` inserts is no JSON
  const at = Array.from({ length: 6 }, () => [random.whole(0, text.length), random.pick([-1, 1]), random.whole(0, 3)]);
  return {
    question: { do: "step", document: text.toString(), a, b, c, at },
    answer: {
      ...(!splits(a, text) && { inverted: a.invert(text), applied: a.apply(text).toString() }),
      composed: a.compose(c),
      mapped: a.map(b),
      before: a.map(b, true),
      positions: at.map(([position, assoc, mode]) => a.mapPos(position, assoc, mode)),
    },
  };
}

/// A late push, some of it perhaps accepted already, and what the library's rebaseUpdates makes of it, given what was missed
/// one update at a time.
function late(random, name) {
  const base = document(random);
  const run = (from, count, clientID) => {
    const updates = [];
    for (let text = from, n = 0; n < count; ++n) {
      updates.push({ clientID, changes: change(random, text) });
      text = updates.at(-1).changes.apply(text);
    }
    return updates;
  };
  const mine = run(base, random.whole(1, 4), "mine");
  const missed = run(base, random.whole(0, 3), "theirs");
  let text = missed.reduce((t, u) => u.changes.apply(t), base);
  const moved = missed.reduce((updates, over) => rebaseUpdates(updates, [over]), mine);
  const known = random.whole(0, moved.length);
  for (const update of moved.slice(0, known)) {
    missed.push(update);
    text = update.changes.apply(text);
  }
  const already = missed.filter((u) => u.clientID === "mine").length;
  for (const update of run(text, random.whole(0, 2), "others")) missed.push(update);
  const added = missed.reduce((updates, over) => rebaseUpdates(updates, [over]), mine);
  const changesOf = (updates) => updates.map((u) => u.changes);
  return {
    before: [
      { do: "open", name, document: base.toString(), version: 5 },
      ...missed.map((u, n) => ({ do: "push", name, version: 5 + n, client: u.clientID, changes: [u.changes] })),
    ],
    question: { do: "push", name, version: 5, client: "mine", changes: changesOf(mine) },
    answer: { known: already, added: changesOf(added) },
  };
}

/// What the server refuses because the library never writes it, is indeed never written.
function isCanonical(set) {
  const json = set.toJSON();
  const kind = (part) => (typeof part === "number" ? "kept" : part.length === 1 ? "gone" : part[0] === 0 ? "put" : "both");
  return json.every(
    (part, n) => (kind(part) === "both" || n === 0 || kind(part) !== kind(json[n - 1])) && part !== 0 && (part[0] ?? 1) + part.length !== 1,
  );
}

describe("differential fuzz against the real library", { skip: noPeer }, () => {
  it(`agrees in all of ${seeds.length * perSeed} steps (TX2, TX4, TX7, TX9)`, async () => {
    const peer = new Peer();
    for (const seed of seeds) {
      const random = new Random(seed);
      const steps = Array.from({ length: perSeed }, (_, n) => (random.chance(0.2) ? late(random, `${n % 50}`) : step(random)));
      const answers = steps.map(({ before = [], question }) => {
        for (const asked of before) peer.ask(asked).catch(() => {});
        const answered = peer.ask(question);
        answered.catch(() => {}); // told where it is awaited
        return answered;
      });
      for (const [n, { question, answer }] of steps.entries()) {
        const where = () => `SEED=${seed}, step ${n}: ${JSON.stringify(question)}`;
        assert.deepEqual(await answers[n], plain(answer), where());
        for (const set of [answer.composed, answer.mapped, answer.before, answer.inverted, ...(answer.added ?? [])]) {
          assert.ok(!set || isCanonical(set), `the library writes what we refuse; ${where()}`);
        }
      }
    }
    assert.equal(await peer.end(), 0);
  });
});
