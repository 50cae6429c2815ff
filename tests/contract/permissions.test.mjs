// permissions.test.mjs - who may what (PE, domain E13): every command from every kind of seat, on the real program.
//
// Only `not_allowed` or not is asked here: the ids are such that an allowed command is refused for another reason or
// does no harm to the next.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { commandNames, fill, refusals } from "../lib/contract.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

// Columns: the facilitator (nyckelperson of the first organisation), the nyckelperson, chef and politiker of the second, a politiker of
// the first, the mentor's chef, the storbild; each about the second organisation in place room.
const who = ["leader", "nyckelperson", "chef", "politiker", "outsider", "mentor", "storbild"];
const may = {
  "ballot.cast": ["nyckelperson", "chef", "politiker"],
  "ballot.reveal": ["leader", "nyckelperson"],
  "assessment.open": ["leader", "nyckelperson"],
  "assessment.again": ["leader", "nyckelperson"],
  "score.agree": ["nyckelperson"],
  "score.contest": ["nyckelperson"],
  "score.enter": ["nyckelperson"],
  "meeting.open": ["leader"],
  "meeting.close": ["leader"],
  "meeting.show": ["leader"],
  "meeting.undo": ["leader"],
  "meeting.rehearse": ["leader"],
  "agenda.use": ["leader"],
  "agenda.add": ["leader"],
  "agenda.edit": ["leader"],
  "agenda.remove": ["leader"],
  "agenda.start": ["leader"],
  "agenda.extend": ["leader"],
  "agenda.pause": ["leader"],
  "meeting.hand_over": ["leader"],
  "meeting.plan": ["leader", "nyckelperson"],
  "meeting.register": ["leader"],
  "meeting.guests": ["leader"],
  "meeting.take_over": ["leader", "nyckelperson", "mentor"],
  "seat.sit": ["leader", "nyckelperson", "chef", "politiker", "outsider", "mentor"],
  "card.show": ["leader", "nyckelperson"],
  "card.revoke": ["nyckelperson"],
  "organisation.share": ["leader", "nyckelperson"],
  "commitment.make": ["nyckelperson", "chef", "politiker"],
  "commitment.detail": ["nyckelperson", "chef", "politiker"],
  "commitment.anchor": ["nyckelperson", "chef", "politiker"],
  "commitment.tell": ["nyckelperson", "chef", "politiker"],
  "commitment.flag": ["nyckelperson", "chef", "politiker"],
  "commitment.follow": ["leader", "outsider", "mentor"],
  "purpose.set": ["leader", "nyckelperson"],
  "focus.choose": ["leader"],
  "idea.write": ["leader", "nyckelperson", "chef", "politiker", "outsider", "mentor"],
  "idea.withdraw": ["nyckelperson", "chef", "politiker"],
  "idea.save": ["leader", "nyckelperson", "chef", "politiker", "outsider"],
  "idea.keep": ["nyckelperson", "chef", "politiker"],
  "idea.draft": ["nyckelperson", "chef", "politiker"],
  "survey.open": ["leader"],
  "survey.answer": ["leader", "nyckelperson", "chef", "politiker", "outsider", "mentor"],
  "survey.close": ["leader"],
  "notes.write": ["leader"],
  "notes.approve": ["leader", "nyckelperson"],
  "notes.correct": ["leader", "nyckelperson"],
  "anchoring.present": ["leader", "nyckelperson", "chef", "politiker", "outsider"],
};
const answeredOtherwise = ["seat.admit", "seat.turn_away"]; // about a request, which must be there: tests of joining

describe("who may what", { skip: noProgram }, () => {
  let server, meeting, organisation, assessment, occasion, extra, commitment, idea, entry;
  const client = {};
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Vem får vad" });
    client.leader = await meeting.sit("nyckelperson", 0);
    for (const fn of ["nyckelperson", "chef", "politiker"]) client[fn] = await meeting.sit(fn, 1);
    client.outsider = await meeting.sit("politiker", 0);
    client.mentor = await meeting.sit("chef", 2);
    client.storbild = await meeting.sit("storbild");
    extra = meeting.card("chef", 1).seat;
    organisation = client.chef.me.organisation;
    occasion = client.leader.rows("meeting", (m) => m.occasion === "bm1")[0][0];
    await client.leader.give("meeting.open", { meeting: occasion });
    await client.leader.give("assessment.open", { occasion: "bm1", organisation, mode: "ballot", place: "room" });
    assessment = client.leader.rows("assessment", (x) => x.organisation === organisation)[0][0];
    await client.chef.give("commitment.make", { organisation, what: "Vi gör det", who: client.chef.me.seat });
    commitment = client.chef.rows("commitment", (x) => x.organisation === organisation)[0][0];
    await client.outsider.give("idea.write", { text: "Från de andra" });
    await client.chef.give("idea.write", { text: "Dela mallar" });
    await client.chef.give("idea.save", { from: client.chef.rows("idea", (x) => x.organisation !== organisation)[0][0] });
    idea = client.chef.rows("idea", (x) => x.organisation === organisation)[0][0];
    entry = client.chef.rows("saved")[0][0];
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  /// Arguments that stop an allowed command at a later rule, where it would change what the next one finds.
  const withWhat = (command) =>
    ({
      "ballot.cast": { assessment, item: 1, value: 2 },
      "ballot.reveal": { assessment },
      "assessment.again": { assessment },
      "assessment.open": { occasion: "bm1", organisation, mode: "ballot", place: "room" },
      "score.agree": { assessment, item: 99, value: 2 },
      "score.contest": { assessment, item: 99 },
      "score.enter": { organisation, occasion: "bm1", item: 99, value: 2, source: "direct" },
      "meeting.open": { meeting: occasion },
      "meeting.close": { meeting: "m999" },
      "meeting.show": { meeting: occasion, show: "lobby" },
      "meeting.undo": { meeting: occasion, seq: 1 },
      "meeting.rehearse": { meeting: "m999" },
      "agenda.use": { meeting: "m999", from: "bm1-rum" },
      "agenda.add": { meeting: "m999", phase: "pause", minutes: 5 },
      "agenda.edit": { item: "i999" },
      "agenda.remove": { item: "i999" },
      "agenda.start": { item: "i999" },
      "agenda.extend": { meeting: "m999", minutes: 1 },
      "agenda.pause": { meeting: "m999", paused: true },
      "meeting.plan": { meeting: "m999", mode: "video" },
      "meeting.register": { meeting: "m999", date: "2026-01-15" },
      "meeting.guests": { meeting: "m999", from: "Dalhult", count: 1 },
      "meeting.hand_over": { meeting: "m999", seat: extra },
      "meeting.take_over": { meeting: occasion },
      "seat.sit": { who: "", standIn: false },
      "card.show": { seat: extra },
      "card.revoke": { seat: extra },
      "organisation.share": { spread: false },
      "commitment.make": { organisation, what: "Vi gör det", who: "s999" },
      "commitment.detail": { commitment, items: [99] },
      "commitment.anchor": { commitment },
      "commitment.tell": { commitment, verdict: "dropped" },
      "commitment.flag": { commitment, ignored: true },
      "commitment.follow": { commitment, follow: true },
      "purpose.set": { kinds: ["finns-inte"] },
      "focus.choose": { meeting: "m999", items: [] },
      "idea.write": { text: "Dela mallar", item: 99 },
      "idea.withdraw": { idea, withdrawn: false },
      "idea.save": { from: "d999" },
      "idea.keep": { entry, kept: true },
      "idea.draft": { entry, text: "Så gör vi" },
      "survey.open": { meeting: "m999", phase: "pmi" },
      "survey.answer": { survey: "v999", texts: ["a", "", ""] },
      "survey.close": { survey: "v999" },
      "notes.write": { meeting: occasion, version: 77, sections: [{ title: "Beslut", text: "" }] },
      "notes.approve": { meeting: occasion, version: 77 },
      "notes.correct": { meeting: occasion, text: "Rättat" },
      "anchoring.present": { date: "2036-01-01", where: "apt" },
    })[command];

  for (const command of Object.keys(may)) {
    for (const name of who) {
      const allowed = may[command].includes(name);
      if (command === "card.revoke" && allowed) continue; // ends the seat's connections: seating.test.mjs, SE7
      it(`PE ${command}: ${name} ${allowed ? "may" : "may not"}`, async () => {
        const seq = Math.max(...meeting.clients.map((c) => c.seq));
        await client[name].reaches(seq); // what the one before did
        const { refused } = await client[name].ask(command, withWhat(command));
        assert.equal(refused?.code === "not_allowed", !allowed, JSON.stringify(refused));
        if (allowed) return;
        assert.ok(refused.with.who.length > 0);
        assert.equal(refused.text, fill(refusals.not_allowed.sv, refused.with));
        await client[name].ping(1);
        assert.equal(client[name].seq, seq, "SQ8: it leaves no event");
      });
    }
  }

  it("PE12 every command is asked about here or in the tests of joining", () => {
    assert.deepEqual([...Object.keys(may), ...answeredOtherwise].sort(), [...commandNames].sort());
  });

  it("PE13 you.me.may holds what the table allows, and nothing else", () => {
    for (const name of who) {
      const told = client[name].me.may;
      for (const command of Object.keys(may)) {
        if (may[command].includes(name)) assert.ok(told.includes(command), `${name} ${command}`);
      }
      assert.deepEqual(told.filter((command) => !commandNames.includes(command)), []);
    }
    assert.deepEqual(client.storbild.me.may, []);
    assert.deepEqual(meeting.faults(), []);
  });
});
