// survey.test.mjs - Enkät and Plus–minus–intressant on the real program: three organisations' nine seats answer once, also with
// a resent command and over a restart; how many is told to everybody, who to nobody, and what only once it is closed.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const functions = ["politiker", "chef", "nyckelperson"];

describe("a survey", { skip: noProgram }, () => {
  let server, meeting, storbild, leader, all, bm1;

  const sit = async () => {
    meeting.clients = [];
    all = [];
    for (const n of [0, 1, 2]) for (const fn of functions) all.push(await meeting.sit(fn, n));
    storbild = await meeting.sit("storbild");
    leader = all.find((c) => c.me.facilitator);
  };
  const settled = async (client) => {
    await meeting.allReach(client);
    assert.deepEqual(meeting.faults(), []);
  };
  const asked = (phase) => leader.rows("survey", (row) => row.phase === phase)[0]?.[0];

  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Enkäten" });
    await sit();
    bm1 = leader.rows("meeting", (m) => m.occasion === "bm1")[0][0];
    await leader.give("meeting.open", { meeting: bm1 });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  it("SU1 SU2 is opened once, and everybody sees how many are invited", async () => {
    await leader.give("survey.open", { meeting: bm1, phase: "pmi" });
    assert.equal((await leader.isRefused("survey.open", { meeting: bm1, phase: "pmi" })).code, "already_open");
    await settled(leader);
    for (const client of meeting.clients) {
      const row = client.row("survey", asked("pmi"));
      assert.deepEqual([row.state, row.invited, row.answered, row.percent], ["open", 9, 0, 0]);
    }
  });

  it("SU2 SU5 EX2 each seat answers once, and no frame to anybody else says who or what", async () => {
    const survey = asked("pmi");
    const [one, two] = all;
    const from = storbild.texts.length;
    const seq = await one.give("survey.answer", { survey, texts: ["HEMLIG ett", "", ""] }, "enkat-1");
    assert.equal(await one.give("survey.answer", { survey, texts: ["HEMLIG ett", "", ""] }, "enkat-1"), seq);
    assert.equal((await one.isRefused("survey.answer", { survey, texts: ["igen", "", ""] })).code, "already_answered");
    await two.give("survey.answer", { survey, texts: ["HEMLIG tva", "", ""] });
    await settled(two);
    for (const client of meeting.clients) {
      assert.equal(client.row("survey", survey).answered, 2);
      assert.deepEqual(client.me.answered, client === one || client === two ? [survey] : undefined);
      assert.ok(!client.texts.some((text) => text.includes("HEMLIG")), client.me.seat);
    }
    const told = storbild.texts.slice(from).filter((text) => text.includes("survey.answered")).map((text) => JSON.parse(text));
    assert.equal(told.length, 2);
    for (const frame of told) assert.deepEqual(Object.keys(frame).sort(), ["at", "did", "put", "seq"]);
    assert.equal(one.row("outcome", survey), undefined);
  });

  it("SU4 SU8 what was answered before a restart is told with the rest once it is closed, in the order of the alphabet", async () => {
    const survey = asked("pmi");
    await meeting.leave();
    await server.kill();
    assert.ok(!server.log.includes("HEMLIG"));
    await server.again();
    await sit();
    assert.deepEqual(all[0].me.answered, [survey]);
    await all[2].give("survey.answer", { survey, texts: ["HEMLIG aaa", "", "bra"] });
    await leader.give("survey.close", { survey });
    await storbild.until(() => storbild.row("outcome", survey), "the outcome");
    await settled(storbild);
    for (const client of meeting.clients) {
      const outcome = client.row("outcome", survey);
      assert.deepEqual(outcome.texts, [["HEMLIG aaa", "HEMLIG ett", "HEMLIG tva"], [], ["bra"]]);
      assert.equal(client.row("survey", survey).state, "closed");
    }
    assert.equal((await all[4].isRefused("survey.answer", { survey, texts: ["sent", "", ""] })).code, "survey_closed");
    const fresh = await meeting.sit("politiker", 1);
    assert.deepEqual(fresh.row("outcome", survey), storbild.row("outcome", survey));
  });

  it("SU8 nine answers give no figure", async () => {
    await leader.give("survey.open", { meeting: bm1, phase: "survey" });
    await settled(leader);
    const survey = asked("survey");
    for (const client of all) await client.give("survey.answer", { survey, marks: Array(19).fill(3) });
    await leader.give("survey.close", { survey });
    await storbild.until(() => storbild.row("outcome", survey), "the outcome");
    await settled(storbild);
    assert.equal(storbild.row("survey", survey).percent, 100);
    assert.deepEqual(all[0].row("outcome", survey), { survey, n: 9, percent: 100, enough: false });
  });
});
