// plan.test.mjs - what a meeting is planned as, on the real program: dates and hosts agreed on before Uppstart ends, a link that the
// storbild is never sent, guests without names, and a meeting held on paper whose commitments come back at the next one.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Device } from "../lib/http.mjs";
import { Meeting, today } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const link = "https://video.invalid/HEMLIG-LANK";

describe("what a meeting is planned as", { skip: noProgram }, () => {
  let server, meeting, leader, key, chef, storbild;
  const at = (occasion) => leader.rows("meeting", (m) => m.occasion === occasion)[0][0];
  const row = (occasion, client = chef) => client.row("meeting", at(occasion));
  const settled = async (client) => {
    await meeting.allReach(client);
    assert.deepEqual(meeting.faults(), []);
  };
  const sit = async () => {
    meeting.clients = [];
    leader = await meeting.sit("nyckelperson", 0);
    key = await meeting.sit("nyckelperson", 1);
    chef = await meeting.sit("chef", 1);
    storbild = await meeting.sit("storbild");
  };

  before(async () => {
    server = await Server.start();
    const occasions = ["uppstart", "bm1", "bm2", "bm3"].map((occasion) => ({ occasion, host: 0, ...(occasion === "uppstart" ? { date: today() } : {}) }));
    meeting = await Meeting.make(server, { name: "Planen", occasions });
    await sit();
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  it("ME10 PE16 a nyckelperson who does not lead says date and host; a chef does not", async () => {
    const host = key.me.organisation;
    await key.give("meeting.plan", { meeting: at("bm1"), date: "2027-02-01", host });
    await settled(key);

    assert.deepEqual([row("bm1").date, row("bm1").host], ["2027-02-01", host]);
    assert.equal((await chef.isRefused("meeting.plan", { meeting: at("bm1"), date: "2027-02-02" })).code, "not_allowed");
    assert.equal((await key.isRefused("meeting.plan", { meeting: at("bm1"), date: "2027-02-30" })).code, "bad_date");
  });

  it("ME11 the link reaches every seat, and the storbild gets no byte of it, in no change and no welcome", async () => {
    assert.equal((await key.isRefused("meeting.plan", { meeting: at("bm1"), link: "http://video.invalid/" })).code, "bad_link");
    await key.give("meeting.plan", { meeting: at("bm1"), mode: "hybrid", link });
    await settled(key);

    for (const client of [leader, key, chef]) assert.deepEqual([row("bm1", client).mode, row("bm1", client).link], ["hybrid", link]);
    assert.deepEqual([row("bm1", storbild).mode, row("bm1", storbild).link], ["hybrid", undefined]);
    const fresh = await meeting.sit("storbild");
    for (const screen of [storbild, fresh]) assert.ok(!screen.texts.some((text) => text.includes("HEMLIG-LANK")));
    assert.ok(!server.log.includes("HEMLIG-LANK"));
  });

  it("ME12 guests are told to everybody by where they come from", async () => {
    await leader.give("meeting.guests", { meeting: at("bm1"), from: "Umeå kommun", count: 2 });
    await settled(leader);
    assert.deepEqual(row("bm1", storbild).guests, [{ from: "Umeå kommun", count: 2 }]);
    await leader.give("meeting.guests", { meeting: at("bm1"), from: "Umeå kommun", count: 0 });
    await settled(leader);
    assert.equal(row("bm1", storbild).guests, undefined);
  });

  it("SE13 that somebody takes part at a distance is told to everybody, their name is not", async () => {
    await chef.give("seat.sit", { who: "Påhittad", standIn: false, remote: true });
    await settled(chef);
    const seat = storbild.row("seat", chef.me.seat);
    assert.deepEqual([seat.remote, seat.who], [true, undefined]);
  });

  it("ME9 Uppstart does not end without dates, names what is missing, and ends with a reason that stands in its notes", async () => {
    const uppstart = at("uppstart");
    await leader.give("meeting.open", { meeting: uppstart });
    await settled(leader);
    assert.deepEqual(row("uppstart").unsettled, ["bm2", "bm3"]);

    const refused = await leader.isRefused("meeting.close", { meeting: uppstart });
    assert.equal(refused.code, "dates_missing");
    assert.deepEqual(refused.with, { dates: "BM2, BM3", hosts: "–" });
    assert.equal((await leader.isRefused("meeting.close", { meeting: uppstart, reason: "  " })).code, "dates_missing");
    await leader.give("meeting.plan", { meeting: at("bm2"), date: "2027-04-01" });
    await settled(leader);
    assert.deepEqual(row("uppstart").unsettled, ["bm3"]);
    await leader.give("meeting.close", { meeting: uppstart, reason: "Dagen för BM3 bestäms i mars." });
    await settled(leader);

    assert.deepEqual([row("uppstart").state, row("uppstart").reason, row("uppstart").unsettled], ["closed", "Dagen för BM3 bestäms i mars.", undefined]);
    const device = new Device(server.url);
    await device.open(meeting.card("chef", 1).url);
    const { text } = await device.get(`/api/group/${meeting.group}/notes.txt?meeting=${uppstart}`);
    assert.match(text, /Avslutades utan alla datum och värdar: Dagen för BM3 bestäms i mars\./);
  });

  it("ME13 ME14 a meeting held on paper is registered, and what it promised is followed up at the next, over a restart too", async () => {
    const bm1 = at("bm1");
    assert.equal((await leader.isRefused("meeting.register", { meeting: bm1, date: "2999-01-01" })).code, "day_ahead");
    await leader.give("meeting.register", { meeting: bm1, date: today() });
    await settled(leader);
    assert.deepEqual([row("bm1").state, row("bm1").afterwards, row("bm1").date], ["closed", true, today()]);

    const { organisation, seat } = chef.me;
    await chef.give("commitment.make", { organisation, what: "Från pappret", who: seat, paper: true, occasion: "bm1" });
    await key.give("score.enter", { organisation, occasion: "bm1", item: 1, value: 2, source: "paper" });
    await chef.give("idea.write", { text: "Också från pappret", occasion: "bm1" });
    assert.equal((await chef.isRefused("idea.write", { text: "x", occasion: "bm2" })).code, "meeting_not_open");
    await settled(chef);

    await meeting.leave();
    await server.kill();
    await server.again();
    await sit();
    await leader.give("meeting.open", { meeting: at("bm2") });
    await settled(leader);
    const [[commitment, promised]] = leader.rows("commitment", (c) => c.what === "Från pappret");
    assert.deepEqual([promised.occasion, promised.paper, promised.followUp], ["bm1", true, "waiting"]);
    await leader.give("meeting.close", { meeting: at("bm2") });
    await settled(leader);
    assert.equal(leader.row("commitment", commitment).verdict, "missed");
    assert.equal(leader.rows("score")[0][1].value, 2);
    assert.equal(leader.rows("idea")[0][1].occasion, "bm1");
  });

  it("ME14 how it went on paper takes the place of missed", async () => {
    const { organisation, seat } = chef.me;
    await chef.give("commitment.make", { organisation, what: "Före BM3", who: seat });
    await settled(chef);
    const [[commitment]] = chef.rows("commitment", (c) => c.what === "Före BM3");
    await leader.give("meeting.register", { meeting: at("bm3"), date: today() });
    await settled(leader);
    assert.equal(chef.row("commitment", commitment).verdict, "missed");

    await chef.give("commitment.tell", { commitment, verdict: "on_way", occasion: "bm3" });
    await settled(chef);

    assert.equal(storbild.row("commitment", commitment).verdict, "on_way");
    const accounts = storbild.rows("account", (a) => a.commitment === commitment);
    assert.deepEqual(accounts.map(([, a]) => a.verdict), ["on_way"]);
  });
});
