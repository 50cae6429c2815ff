// year.test.mjs - a year of the programme on the real program: six groups of 3, 2, 3, 3, 2 and 2 organisations, each with a mentor,
// from Uppstart over BM1, BM2 and BM3 to Avslutningskonferens. Robots sit in all 63 seats; what the method promises is held after every
// meeting, at every seat, and once more after the program has been killed. Everybody in it is invented.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Meeting, today } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { verify } from "../lib/verify.mjs";

const sizes = [3, 2, 3, 3, 2, 2];
const functions = ["nyckelperson", "chef", "politiker"];
const occasions = ["uppstart", "bm1", "bm2", "bm3", "avslutning"];
const meetings = ["bm1", "bm2", "bm3"];
const items = 10;
const promises = 3; // of each organisation at BM1: one is done, one goes on and is dropped with a reason, one is never accounted for

/// What a seat answers: differs between functions and organisations, and grows from meeting to meeting.
const answer = (organisation, fn, item, at) => 1 + ((organisation + 2 * functions.indexOf(fn) + item * 3 + at) % 3);

class Group {
  constructor(meeting, size) {
    Object.assign(this, { meeting, size });
  }
  async gather() {
    this.seats = [];
    for (let n = 0; n <= this.size; ++n) {
      const mentor = n === this.size;
      for (const fn of functions) this.seats.push({ n, fn, mentor, client: await this.meeting.program(fn, n) });
    }
    this.storbild = await this.meeting.program("storbild");
    this.leader = this.seats[0].client;
  }
  get everybody() {
    return [...this.seats.map(({ client }) => client), this.storbild];
  }
  of = (n) => this.seats.filter((seat) => seat.n === n);
  organisation = (n) => this.of(n)[0].client.me.organisation;
  /// Whoever leads the meeting: the nyckelperson of its host.
  leads = (occasion) => this.seats.find(({ client }) => client.me.seat === this.leader.row("meeting", this.at(occasion)).facilitator).client;
  at = (occasion) => this.leader.rows("meeting", (m) => m.occasion === occasion)[0][0];
  /// Waits until everybody has been told what anybody has.
  all = () => this.meeting.allReach(this.everybody.reduce((first, client) => (client.seq > first.seq ? client : first)));
  /// For each organisation that is scored: its number and its nyckelperson.
  get homes() {
    return Array.from({ length: this.size }, (_, n) => [n, this.of(n)[0].client]);
  }
}

async function score(group, occasion, at) {
  for (const [n, key] of group.homes) {
    const organisation = group.organisation(n);
    await key.give("assessment.open", { occasion, organisation, mode: "ballot", place: "room" });
    const [assessment] = key.rows("assessment", (a) => a.organisation === organisation && a.occasion === occasion)[0];
    for (const { fn, client } of group.of(n)) {
      await client.reaches(key.seq);
      for (let item = 1; item <= items; ++item) await client.give("ballot.cast", { assessment, item, value: answer(n, fn, item, at) });
    }
    await group.meeting.allReach(group.of(n)[2].client);
    hidden(group, assessment);
    await key.give("ballot.reveal", { assessment });
    for (let item = 1; item <= items; ++item) {
      await key.give("score.agree", { assessment, item, value: answer(n, "chef", item, at), comment: `Så säger vi om ${item}.` });
    }
  }
  await group.all();
}

/// I1: until the reveal a ballot is at its own seat and nowhere else.
function hidden(group, assessment) {
  for (const client of group.everybody) {
    for (const [id, ballot] of client.rows("ballot", (b) => b.assessment === assessment)) {
      assert.equal(ballot.seat, client.me?.seat, `${id} was sent to ${client.me?.seat ?? "the storbild"} before the reveal`);
    }
  }
}

/// I12: exactly one facilitator, and everybody is told the same.
function oneLeads(group, occasion) {
  const said = new Set(group.everybody.map((client) => client.row("meeting", group.at(occasion)).facilitator));
  assert.equal(said.size, 1);
  assert.equal(group.seats.filter(({ client }) => client.me.facilitator).length, 1);
}

const promisesOf = (group, n, made) =>
  group.leader.rows("commitment", (c) => c.organisation === group.organisation(n) && c.occasion === made).map(([id, row]) => ({ id, ...row }));

async function commit(group, occasion) {
  for (const [n, key] of group.homes) {
    const organisation = group.organisation(n);
    for (let p = 1; p <= promises; ++p) {
      await key.give("commitment.make", { organisation, what: `${occasion} löfte ${p}`, who: key.me.seat, items: [p] });
    }
  }
  await group.all();
}

describe("a year of the programme", { skip: noProgram }, () => {
  let server;
  const groups = [];

  const each = (play) => Promise.all(groups.map(play));
  const open = (group, occasion) => group.leads(occasion).give("meeting.open", { meeting: group.at(occasion) });
  const close = (group, occasion) => group.leads(occasion).give("meeting.close", { meeting: group.at(occasion) });

  before(async () => {
    server = await Server.start({ demo: false });
    const date = today();
    for (const size of sizes) {
      const planned = occasions.map((occasion, at) => ({ occasion, date, host: at % size }));
      const group = new Group(await Meeting.make(server, { name: `Grupp ${groups.length + 1}`, size, occasions: planned }), size);
      await group.gather();
      groups.push(group);
    }
  });
  after(async () => {
    for (const { meeting } of groups) await meeting.leave();
    await server?.remove();
  });

  it("Uppstart: each says what it is here for, and the day has its plan", async () => {
    await each(async (group) => {
      const meeting = group.at("uppstart");
      await group.leads("uppstart").give("agenda.use", { meeting, from: "uppstart-rum" });
      await open(group, "uppstart");
      for (const [n, key] of group.homes) await key.give("purpose.set", { words: `Därför är ${n} här` });
      await group.all();
      await close(group, "uppstart");
      await group.all();
      for (const client of group.everybody) assert.equal(client.rows("purpose").length, group.size, "PU3 everybody is told");
    });
  });

  for (const [at, occasion] of meetings.entries()) {
    it(`${occasion.toUpperCase()}: scored, compared, promised`, async () => {
      await each(async (group) => {
        await group.leads(occasion).give("agenda.use", { meeting: group.at(occasion), from: `${occasion}-rum` });
        await open(group, occasion);
        await group.all();
        oneLeads(group, occasion);

        if (occasion === "bm2") {
          for (const [n, key] of group.homes) {
            const [first, second] = promisesOf(group, n, "bm1");
            await key.give("commitment.tell", { commitment: first.id, verdict: "done" });
            await key.give("commitment.tell", { commitment: second.id, verdict: "on_way" });
          }
        }
        if (occasion === "bm3") {
          for (const [n, key] of group.homes) {
            const [, second] = promisesOf(group, n, "bm1");
            await key.give("commitment.tell", { commitment: second.id, verdict: "dropped", reason: "Det finns ingen som kan göra det i år." });
          }
        }
        await score(group, occasion, at);
        if (occasion !== "bm3") await commit(group, occasion);
        await close(group, occasion);
        await group.all();
        group.after ??= {};
        group.after[occasion] = structuredClone(group.leader.table("commitment"));
      });
    });
  }

  it("Avslutningskonferens closes the year", async () => {
    await each(async (group) => {
      await open(group, "avslutning");
      await close(group, "avslutning");
      await group.all();
    });
  });

  it("PE30 NO4 the notes of every meeting are finished by whoever led it, however long ago, and approved by all", async () => {
    await each(async (group) => {
      for (const occasion of meetings) {
        const meeting = group.at(occasion);
        await group.leads(occasion).give("notes.write", { meeting, version: 0, sections: [{ title: "Beslut", text: `Så blev det på ${occasion}.` }] });
        for (const [, key] of group.homes) await key.give("notes.approve", { meeting, version: 1 });
      }
      await group.all();
      for (const client of group.everybody) {
        for (const occasion of meetings) {
          const { version, awaited, settled } = client.row("notes", group.at(occasion));
          assert.deepEqual([version, awaited, settled > 0], [1, [], true]);
        }
      }
    });
  });

  it("I5 FI each sum is the sum of what was agreed, the same for all who see it", () => {
    for (const group of groups) {
      for (const [at, occasion] of meetings.entries()) {
        for (const [n] of group.homes) {
          const sum = Array.from({ length: items }, (_, i) => answer(n, "chef", i + 1, at)).reduce((a, b) => a + b);
          for (const client of group.everybody) {
            const [[, figure]] = client.rows("figure", (f) => f.organisation === group.organisation(n) && f.occasion === occasion);
            assert.deepEqual([figure.sum, figure.scored, figure.complete], [sum, items, true]);
          }
        }
      }
    }
  });

  it("I10 what was promised at BM1 is on the table at BM2, and again at BM3, in its own words, until it is closed with a reason", () => {
    for (const group of groups) {
      for (const [n] of group.homes) {
        const made = promisesOf(group, n, "bm1");
        assert.deepEqual(made.map((c) => c.what), [1, 2, 3].map((p) => `bm1 löfte ${p}`));
        const [done, dropped, missed] = made.map(({ id }) => ({
          accounts: group.leader.rows("account", (a) => a.commitment === id).map(([, a]) => [a.occasion, a.verdict]),
          now: group.leader.row("commitment", id),
        }));
        assert.deepEqual(done.accounts, [["bm2", "done"]]);
        assert.deepEqual(dropped.accounts, [["bm2", "on_way"], ["bm3", "dropped"]]);
        assert.equal(dropped.now.reason, "Det finns ingen som kan göra det i år.");
        assert.deepEqual(missed.accounts, [["bm2", "missed"], ["bm3", "missed"], ["avslutning", "missed"]]);
        assert.equal(missed.now.state, "open");
        assert.equal(group.after.bm2[made[2].id].verdict, "missed", "CO6 it is said to stand first");
      }
    }
  });

  it("I11 every promise says which items it is about", () => {
    for (const group of groups) for (const [id, c] of group.leader.rows("commitment")) assert.ok(c.items.length > 0, id);
  });

  it("I7 I8 a mentor, the storbild and another organisation change nothing of an organisation's", async () => {
    for (const group of groups) {
      const organisation = group.organisation(0);
      const [commitment] = promisesOf(group, 0, "bm2");
      const mentor = group.of(group.size)[0].client;
      const neighbour = group.of(1)[0].client;
      for (const client of [mentor, group.storbild, neighbour]) {
        const told = await client.isRefused("commitment.tell", { commitment: commitment.id, verdict: "done" });
        assert.equal(told.code, "not_allowed");
        const entered = await client.isRefused("score.enter", { organisation, occasion: "bm1", item: 1, value: 3, source: "direct" });
        assert.equal(entered.code, "not_allowed");
      }
    }
  });

  it("AS14 no ballot is left anywhere, and its counts are", () => {
    for (const group of groups) {
      for (const client of group.everybody) assert.deepEqual(client.rows("ballot"), []);
      for (const [, a] of group.leader.rows("assessment")) assert.deepEqual(Object.values(a.answered), [items, items, items]);
    }
  });

  it("killed and started again, the year is as it was; the log is sound", async () => {
    const was = groups.map(({ leader }) => structuredClone(leader.tables));
    for (const { meeting } of groups) assert.deepEqual(meeting.faults(), []);
    await server.kill();
    for (const { meeting } of groups) meeting.clients = [];
    await server.again();
    for (const [at, group] of groups.entries()) {
      const leader = await group.meeting.program("nyckelperson", 0);
      assert.deepEqual(leader.tables, was[at]);
    }
    for (const { meeting } of groups) await meeting.leave();
    await server.stop();
    const { code, said } = await verify(server.data);
    assert.equal(code, 0, said);
  });
});
