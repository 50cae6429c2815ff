// convergence.test.mjs - twelve writers with 20 to 2 000 ms to the server, drops and reloads: all end with the same text and no
// word is lost; who is always 500 ms away is in at the first pushes (SPEC.md, TX7, TX8, TX9).
//
// SEEDS=200 for more of them; SEED=n plays one again.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { receiveUpdates } from "@codemirror/collab";
import { ChangeSet } from "@codemirror/state";
import { noPeer, Peer } from "./peer.mjs";
import { play } from "./play.mjs";
import { Writer } from "./writer.mjs";

const { SEED, SEEDS = "20" } = process.env;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: Number(SEEDS) }, (_, n) => n + 1);
const sum = (list) => list.reduce((a, b) => a + b, 0);

describe("writers together", { skip: noPeer }, () => {
  let peer;
  const played = [];
  before(() => (peer = new Peer()));
  after(async () => {
    assert.equal(await peer.end(), 0);
    const total = (field) => sum(played.map((p) => p[field]));
    const steady = played.flatMap((p) => p.steady);
    console.log(
      `${played.length} seeds: ${total("version")} updates in ${total("pushes")} pushes, ${total("moved")} of them moved over others; ` +
        `${total("reloads")} reloads, ${total("kept")} words kept; pushes an edit needed: at 500 ms at most ${Math.max(...steady)}, ` +
        `with drops at most ${Math.max(...played.map((p) => p.most))}`,
    );
  });

  for (const seed of seeds) {
    it(`TX7 TX9 all end with the same text, no word is lost; SEED=${seed}`, async () => {
      const result = await play(peer, seed);
      played.push(result);
      assert.ok(result.kept > 100 && result.reloads > 0 && result.moved > 100, JSON.stringify(result));
      assert.ok(result.steady.length >= 50, "the one at 500 ms has written");
    });
    it(`TX8 AClientWith500msLatencyStillGetsItsEditInWithinThreePushes; SEED=${seed}`, () => {
      assert.ok(Math.max(...played.at(-1).steady) <= 3, `needed ${Math.max(...played.at(-1).steady)} pushes`);
    });
  }

  it("TX7 a client that takes several updates at once goes apart; one by one it does not", async () => {
    const texts = {};
    for (const how of ["one by one", "at once"]) {
      const name = `TX7 ${how}`;
      await peer.ask({ do: "open", name, document: "abc", version: 0 });
      const theirs = [ChangeSet.of({ from: 1, to: 3 }, 3), ChangeSet.of({ from: 1, insert: "Y" }, 1)].map((set) => set.toJSON());
      await peer.ask({ do: "push", name, version: 0, client: "theirs", changes: theirs });
      const mine = new Writer({ clientID: "mine", document: "abc", version: 0, send: () => {} });
      mine.type({ from: 1, insert: "X" });
      const { added } = await peer.ask({ do: "push", name, version: 0, client: "mine", changes: [mine.unconfirmed[0].changes] });
      const updates = [...theirs.map((changes) => ({ client: "theirs", changes })), { client: "mine", changes: added[0] }];
      if (how === "one by one") {
        for (const update of updates) mine.receive(update);
      } else {
        const together = updates.map(({ client, changes }) => ({ clientID: client, changes: ChangeSet.fromJSON(changes) }));
        mine.state = receiveUpdates(mine.state, together).state;
      }
      texts[how] = [mine.state.doc.toString(), (await peer.ask({ do: "document", name })).document];
    }
    assert.deepEqual(texts, { "one by one": ["aYX", "aYX"], "at once": ["aXY", "aYX"] });
  });
});
