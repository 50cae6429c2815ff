// meeting.test.mjs - one whole meeting on the real program, with every seat there: every frame to everybody keeps the schemas,
// and nobody is sent what is not theirs.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const functions = ["politiker", "chef", "nyckelperson"];

describe("a whole meeting", { skip: noProgram }, () => {
  let server, meeting, storbild, leader, a, b, mentor;
  const seats = {};
  const everyone = () => meeting.clients;
  const outside = () => [...b, ...mentor, storbild];

  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Hela mötet" });
    for (const [n, name] of [[0, "a"], [1, "b"], [2, "mentor"]]) {
      seats[name] = [];
      for (const fn of functions) seats[name].push(await meeting.sit(fn, n));
    }
    ({ a, b, mentor } = seats);
    storbild = await meeting.sit("storbild");
    leader = everyone().find((c) => c.me.facilitator);
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  const bm1 = () => leader.rows("meeting", (m) => m.occasion === "bm1")[0][0];
  const theAssessment = () => leader.rows("assessment", (x) => x.organisation === a[0].me.organisation && x.occasion === "bm1")[0]?.[0];
  const settled = async (client) => {
    await meeting.allReach(client);
    assert.deepEqual(meeting.faults(), []);
  };

  it("HS7 HS12 welcomes everybody with what is theirs", () => {
    assert.ok(leader, "somebody leads");
    assert.equal(leader, a[2], "the host's nyckelperson leads");
    for (const client of everyone()) {
      assert.equal(client.fresh, true);
      assert.equal(client.rows("organisation").length, 3);
      assert.equal(client.row("seat", client.me.seat).function, client.me.function);
      assert.deepEqual(client.table("group")[meeting.group].name, "Hela mötet");
    }
    assert.deepEqual(storbild.me.may, []);
    assert.equal(storbild.me.organisation, undefined);
    assert.deepEqual(meeting.faults(), []);
  });

  it("VI7 names stay in the organisation and with the facilitator", async () => {
    await b[0].give("seat.sit", { who: "Bodil Påhittad", standIn: true });
    await settled(b[0]);
    for (const client of everyone()) {
      const row = client.row("seat", b[0].me.seat);
      const may = b.includes(client) || client === leader;
      assert.equal(row.taken, true);
      assert.equal(row.who, may ? "Bodil Påhittad" : undefined, client.me.seat);
      assert.equal(client.texts.some((t) => t.includes("Bodil")), may, client.me.seat);
    }
  });

  it("ME1 AS1 opens the meeting and an assessment in the room", async () => {
    await leader.give("meeting.open", { meeting: bm1() });
    const again = await leader.isRefused("meeting.open", { meeting: bm1() });
    assert.equal(again.code, "meeting_not_planned");
    await leader.give("assessment.open", { occasion: "bm1", organisation: a[0].me.organisation, mode: "ballot", place: "room" });
    await settled(leader);
    for (const client of everyone()) assert.equal(client.row("meeting", bm1()).state, "open");
    assert.equal(leader.row("assessment", theAssessment()).state, "open");
  });

  it("VI1 VI4 AS4 a vote is seen by who cast it, its count by all", async () => {
    const assessment = theAssessment();
    for (const [n, client] of a.entries()) {
      for (let item = 1; item <= 10; item++) await client.give("ballot.cast", { assessment, item, value: item === 3 ? "pass" : (n % 3) + 1 });
    }
    await a[0].give("ballot.cast", { assessment, item: 1, value: 2, reason: "Ett skäl som bara är mitt." });
    await settled(a[0]);
    for (const [n, client] of a.entries()) {
      assert.equal(client.rows("ballot").length, 10);
      assert.ok(client.rows("ballot").every(([, row]) => row.seat === a[n].me.seat));
    }
    for (const client of outside()) assert.deepEqual(client.table("ballot"), {});
    for (const client of everyone()) assert.equal(client.row("assessment", assessment).answered[a[0].me.seat], 10);
    for (const client of everyone()) assert.equal(client.texts.some((t) => t.includes("bara är mitt")), client === a[0]);
  });

  it("AS3 AS8 refuses what is not on the scale, in the list, or not yet shown", async () => {
    const assessment = theAssessment();
    for (const value of [0, 4]) assert.equal((await a[0].isRefused("ballot.cast", { assessment, item: 1, value })).code, "value_out_of_scale");
    for (const item of [0, 11]) assert.equal((await a[0].isRefused("ballot.cast", { assessment, item, value: 1 })).code, "unknown_item");
    assert.equal((await a[2].isRefused("score.agree", { assessment, item: 1, value: 2 })).code, "not_revealed");
    assert.equal((await a[2].isRefused("score.contest", { assessment, item: 1 })).code, "not_revealed");
    assert.equal((await a[0].isRefused("ballot.cast", { assessment: "a999", item: 1, value: 1 })).code, "not_found");
    const elsewhere = { occasion: "nyår", organisation: a[0].me.organisation, mode: "ballot", place: "home" };
    assert.equal((await a[2].isRefused("assessment.open", elsewhere)).code, "unknown_occasion");
  });

  it("VI2 AS5 AS6 reveals to the own organisation alone, once", async () => {
    const assessment = theAssessment();
    await a[2].give("ballot.reveal", { assessment });
    await settled(a[2]);
    for (const client of a) assert.equal(client.rows("ballot").length, 30);
    for (const client of outside()) assert.deepEqual(client.table("ballot"), {});
    assert.equal((await a[2].isRefused("ballot.reveal", { assessment })).code, "already_revealed");
    assert.equal((await a[1].isRefused("ballot.cast", { assessment, item: 1, value: 1 })).code, "already_revealed");
  });

  it("VI6 the spread goes to other organisations' tablets while it is shared", async () => {
    await a[2].give("organisation.share", { spread: true });
    await settled(a[2]);
    for (const client of [...b, ...mentor]) assert.ok(client.rows("spread").length > 0, client.me.seat);
    for (const client of [...a, storbild]) assert.deepEqual(client.table("spread"), {});
    await a[2].give("organisation.share", { spread: false });
    await settled(a[2]);
    for (const client of everyone()) assert.deepEqual(client.table("spread"), {});
  });

  it("VI5 AS9 AS10 FI1 FI4 FI8 agreed scores and figures go to all", async () => {
    const assessment = theAssessment();
    await a[2].give("score.contest", { assessment, item: 10, comment: "Vi ser olika på det." });
    for (let item = 1; item <= 9; item++) await a[2].give("score.agree", { assessment, item, value: item <= 6 ? 3 : 2 });
    await settled(a[2]);
    for (const client of everyone()) {
      assert.equal(client.row("score", `${assessment}.10`).value, undefined);
      assert.equal(client.row("assessment", assessment).state, "agreed");
      const figure = client.row("figure", assessment);
      assert.deepEqual([figure.sum, figure.scored, figure.of, figure.max, figure.complete, figure.rule.met], [24, 9, 10, 30, false, "undecided"]);
    }
    await a[2].give("score.agree", { assessment, item: 10, value: 2, next: "Fler nämnder." });
    await settled(a[2]);
    const figure = storbild.row("figure", assessment);
    assert.deepEqual([figure.sum, figure.share, figure.rule.met, figure.rule.full], [26, 86.7, "yes", 6]);
    assert.equal(storbild.row("score", `${assessment}.10`).next, "Fler nämnder.");
  });

  it("FI6 FI7 AS13 compares with the others and with before", async () => {
    await b[2].give("score.enter", { organisation: b[2].me.organisation, occasion: "bm1", item: 1, value: 1, source: "paper" });
    await a[2].give("score.enter", { organisation: a[2].me.organisation, occasion: "uppstart", item: 1, value: 2, source: "import" });
    await settled(a[2]);
    await settled(b[2]);
    const { items, order, differs } = storbild.row("comparison", "bm1");
    assert.deepEqual(items[1], { low: 1, high: 3, by: 2, scored: 2 });
    assert.equal(order[0], 1);
    assert.deepEqual(differs, [1]);
    assert.deepEqual(storbild.row("figure", theAssessment()).moves[1], { from: "uppstart", by: 1 });
  });

  it("ME3 ME4 VI10 shows, and takes back by name", async () => {
    const meetingId = bm1();
    await leader.give("meeting.show", { meeting: meetingId, show: "compare", focus: 1 });
    await settled(leader);
    assert.deepEqual([storbild.row("meeting", meetingId).show, storbild.row("meeting", meetingId).focus], ["compare", 1]);
    const { undo } = leader.row("meeting", meetingId);
    assert.equal(undo.did, "meeting.show");
    for (const client of everyone().filter((c) => c !== leader)) assert.equal(client.row("meeting", meetingId).undo, undefined);
    assert.equal((await leader.isRefused("meeting.undo", { meeting: meetingId, seq: undo.seq - 1 })).code, "nothing_to_undo");
    await leader.give("meeting.undo", { meeting: meetingId, seq: undo.seq });
    await settled(leader);
    assert.equal(storbild.row("meeting", meetingId).show, "lobby");
    assert.equal((await leader.isRefused("meeting.show", { meeting: meetingId, show: "score", focus: 11 })).code, "unknown_item");
  });

  it("ME6 the duty stays with the seat while its device is away, and is there when it comes back", async () => {
    const { facilitator } = leader.row("meeting", bm1());
    assert.equal(facilitator, leader.me.seat);
    const [fn, organisation] = [leader.me.function, [a, b, mentor].findIndex((seats) => seats.includes(leader))];
    await leader.leave();
    const nyckelperson = [a[2], b[2]].find((seat) => seat !== leader);
    assert.equal((await nyckelperson.isRefused("meeting.show", { meeting: bm1(), show: "score" })).code, "not_allowed");
    await nyckelperson.give("seat.sit", { who: "Kim", standIn: false });
    await meeting.allReach(nyckelperson);
    for (const client of everyone().filter((c) => !c.over)) {
      assert.equal(client.row("meeting", bm1()).facilitator, facilitator);
      assert.equal(client.me.facilitator, false);
    }
    const back = await meeting.sit(fn, organisation);
    assert.equal(back.me.facilitator, true);
    for (const seats of [a, b, mentor]) if (seats.includes(leader)) seats[seats.indexOf(leader)] = back;
    leader = back;
    await leader.give("meeting.show", { meeting: bm1(), show: "score" });
    await settled(leader);
  });

  it("ME7 ME8 PE16 the lead is handed over, and nobody takes it from who has contact", async () => {
    const [one, other] = [leader, [a[2], b[2]].find((seat) => seat !== leader)];
    await one.give("meeting.hand_over", { meeting: bm1(), seat: other.me.seat });
    await settled(one);
    for (const client of everyone().filter((c) => !c.over)) {
      assert.equal(client.row("meeting", bm1()).facilitator, other.me.seat);
      assert.equal(client.me.facilitator, client.me.seat === other.me.seat, client.me.seat);
    }
    assert.equal((await one.isRefused("meeting.take_over", { meeting: bm1() })).code, "facilitator_here");
    assert.equal((await other.isRefused("meeting.hand_over", { meeting: bm1(), seat: a[0].me.seat })).code, "cannot_lead");
    await other.give("meeting.hand_over", { meeting: bm1(), seat: one.me.seat });
    await settled(other);
  });

  it("VI9 SE6 a replacement card's link is for who asked", async () => {
    await leader.give("card.show", { seat: a[0].me.seat });
    await settled(leader);
    const link = leader.rows("card")[0][1].url;
    assert.match(link, /\/k\//);
    for (const client of everyone().filter((c) => c !== leader)) {
      assert.equal(client.texts.some((t) => t.includes(link)), false, client.me.seat);
      assert.equal(client.rows("card").length, client === a[0] ? 1 : 0, client.me.seat);
    }
  });

  it("HS8 HS10 who comes back has the same tables as who stayed", async () => {
    const stayed = a[1];
    const card = meeting.card("chef", 0);
    const fresh = await meeting.sit("chef", 0);
    assert.equal(fresh.me.seat, card.seat);
    await fresh.reaches(stayed.seq);
    await stayed.reaches(fresh.seq);
    assert.deepEqual(fresh.tables, stayed.tables);
    await fresh.leave();
  });

  it("ME2 AS11 AS14 closes; afterwards a score needs a reason and the votes are gone", async () => {
    const assessment = theAssessment();
    await leader.give("meeting.close", { meeting: bm1() });
    await settled(leader);
    for (const client of everyone().filter((c) => !c.over)) {
      assert.equal(client.row("meeting", bm1()).state, "closed");
      assert.equal(client.row("assessment", assessment).state, "locked");
      assert.deepEqual(client.table("ballot"), {});
      assert.equal(client.row("assessment", assessment).answered[a[0].me.seat], 10);
    }
    const change = { assessment, item: 1, value: 2 };
    assert.equal((await a[2].isRefused("score.agree", change)).code, "locked_needs_reason");
    await a[2].give("score.agree", { ...change, reason: "Nya uppgifter efter mötet." });
    await settled(a[2]);
    assert.equal(storbild.row("score", `${assessment}.1`).reason, "Nya uppgifter efter mötet.");
  });
});
