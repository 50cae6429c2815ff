// once.test.mjs - exactly once (EX) between devices and seats, and over a restart, on the real program.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const nobody = { who: "", standIn: false };

describe("exactly once", { skip: noProgram }, () => {
  let server, meeting;
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "En gång" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  it("EX2 one id from two tabs at once is one command, and both are told", async () => {
    const tabs = [await meeting.sit("chef"), await meeting.program("chef")];
    const from = tabs[0].seq;
    for (let n = 1; n <= 20; n++) {
      for (const tab of tabs) tab.send({ id: `tabs-${n}`, do: "seat.sit", with: { who: `Påhittad ${n}`, standIn: false } });
    }
    for (let n = 1; n <= 20; n++) {
      const [one, other] = await Promise.all(tabs.map((tab) => tab.answerTo(`tabs-${n}`)));
      assert.equal(one.done, from + n);
      assert.equal(other.done, from + n);
    }
    await meeting.allReach(tabs[0]);
    for (const tab of tabs) assert.equal(tab.seq, from + 20);
    assert.deepEqual(meeting.faults(), []);
    for (const tab of tabs) await tab.leave();
  });

  it("EX1 EX6 the same id from another seat, or the same number from another instance, is another command", async () => {
    const chef = await meeting.sit("chef");
    const politiker = await meeting.sit("politiker");
    const seqs = [];
    for (const [client, id] of [[chef, "same-1"], [politiker, "same-1"], [chef, "other-1"]]) seqs.push(await client.give("seat.sit", nobody, id));
    assert.equal(new Set(seqs).size, 3);
    assert.equal(await chef.give("seat.sit", nobody, "same-1"), seqs[0]);
    assert.equal(await politiker.give("seat.sit", nobody, "same-1"), seqs[1]);
    for (const client of [chef, politiker]) await client.leave();
  });

  it("EX5 what was refused is decided anew", async () => {
    const leader = await meeting.sit("nyckelperson");
    const [id] = leader.rows("meeting", (m) => m.occasion === "bm1")[0];
    const before = leader.seq;
    const refused = await leader.isRefused("meeting.show", { meeting: id, show: "score" }, "anew-1");
    assert.equal(refused.code, "meeting_not_open");
    assert.equal(leader.seq, before);
    await leader.give("meeting.open", { meeting: id });
    assert.ok(await leader.give("meeting.show", { meeting: id, show: "score" }, "anew-1"));
    await leader.leave();
  });

  it("EX2 a done stays the same over kill, restart and a cleared page", async () => {
    const device = await meeting.sit("chef", 1);
    const seqs = [];
    for (let n = 1; n <= 64; n++) seqs.push(await device.give("seat.sit", { who: `Påhittad ${n}`, standIn: false }, `long-${n}`));
    await server.kill();
    await server.again();
    const back = await meeting.program("chef", 1);
    assert.equal(back.row("seat", back.me.seat).who, "Påhittad 64");
    for (let n = 1; n <= 64; n++) assert.equal(await back.give("seat.sit", nobody, `long-${n}`), seqs[n - 1]);
    assert.equal(back.row("seat", back.me.seat).who, "Påhittad 64");
    await server.stop();
    await server.again();
    const later = await meeting.program("chef", 1);
    assert.equal(await later.give("seat.sit", nobody, "long-1"), seqs[0]);
    assert.ok((await later.give("seat.sit", nobody, "cleared-1")) > seqs[63]);
    assert.equal((await later.isRefused("seat.sit", { ...nobody, who: "x".repeat(81) }, "long-1")).code, "too_long");
    await later.leave();
  });
});
