// documents.test.mjs - notes, the page for the own nämnd and calendars of the real program: who may fetch what, what stands in it,
// and how a calendar's link ends.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { wrongWith } from "../lib/contract.mjs";
import { Device } from "../lib/http.mjs";
import { readCalendar } from "../lib/icalendar.mjs";
import { Meeting, today } from "../lib/meeting.mjs";
import { noProgram, Server, tokenOf } from "../lib/server.mjs";

describe("documents", { skip: noProgram }, () => {
  let server, meeting, leader, chef, other, bm1;
  const at = (document) => `/api/group/${meeting.group}/${document}`;
  const notes = (kind = "txt") => at(`notes.${kind}?meeting=${bm1}`);
  /// A device that holds the card of a seat.
  const tablet = async (...card) => {
    const device = new Device(server.url);
    await device.open(meeting.card(...card).url);
    return device;
  };
  /// A device at the desk of a seat.
  const desk = async (seat) => {
    const [{ url }] = (await meeting.admin.post(`/api/admin/groups/${meeting.group}/cards`, { kind: "desk", seats: [seat] })).json;
    const device = new Device(server.url);
    assert.equal((await device.post("/api/switch", { token: tokenOf(url) })).status, 204);
    return device;
  };

  before(async () => {
    server = await Server.start({ demo: false });
    meeting = await Meeting.make(server, { name: "Gruppen; med, tecken" });
    [leader, chef, other] = [await meeting.sit("nyckelperson"), await meeting.sit("chef"), await meeting.sit("chef", 1)];
    bm1 = leader.rows("meeting", (m) => m.occasion === "bm1")[0][0];
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  it("HT12 notes are there once the meeting has opened, for the group's seats", async () => {
    const device = await tablet("chef");
    assert.equal((await device.get(notes())).status, 404);
    await leader.give("meeting.open", { meeting: bm1 });
    await chef.give("seat.sit", { who: "Åsa Öberg", standIn: true });
    await chef.give("commitment.make", { organisation: "o1", what: "Utbilda; alla, chefer", who: chef.me.seat, due: "2027-03-01" });
    await other.give("idea.write", { text: "Frukost om saken" });
    for (const card of [["chef"], ["politiker", 1], ["chef", 2], ["storbild"]]) {
      const seated = await tablet(...card);
      for (const kind of ["txt", "html"]) {
        const answer = await seated.get(notes(kind));
        assert.equal(answer.status, 200, `${card} ${kind}`);
        assert.match(answer.text, /Utbilda; alla, chefer/);
        assert.match(answer.text, /Frukost om saken/);
      }
    }
    for (const nobody of [new Device(server.url), meeting.admin]) assert.equal((await nobody.get(notes())).status, 401);
    assert.match((await device.get(`${notes()}&lang=en`)).text, /Notes from BM1/);
  });

  it("HT12 VI7 a name stands in the notes of its own organisation and of whoever leads alone", async () => {
    const read = async (...card) => (await (await tablet(...card)).get(notes())).text;
    for (const card of [["politiker"], ["nyckelperson"]]) assert.match(await read(...card), /chef \(Åsa Öberg, ersättare\)/);
    for (const card of [["chef", 1], ["nyckelperson", 2], ["storbild"]]) assert.doesNotMatch(await read(...card), /Åsa/);
  });

  it("HT12 the foot names the log's head, another once something has happened", async () => {
    const device = await tablet("chef");
    const foot = async () => {
      const { text } = await device.get(notes());
      return { seq: Number(/händelse (\d+) /.exec(text)[1]), link: /\b[0-9a-f]{64}\b/.exec(text)[0] };
    };
    const before = await foot();
    assert.deepEqual(await foot(), before);
    const seq = await other.give("idea.write", { text: "En till" });
    const now = await foot();
    assert.equal(now.seq, seq);
    assert.notEqual(now.link, before.link);
  });

  it("HT14 the page for the nämnd is for its own organisation alone", async () => {
    const own = await (await tablet("politiker")).get(at("anchoring.html"));
    assert.equal(own.status, 200);
    assert.match(own.text, /Utbilda; alla, chefer/);
    assert.doesNotMatch(own.text, /Björkvik|Frukost|Åsa/);
    const theirs = at("anchoring.html?organisation=o2");
    const seats = { 403: [await tablet("nyckelperson"), await tablet("chef", 2), await tablet("storbild")], 401: [meeting.admin, new Device(server.url)] };
    for (const [status, devices] of Object.entries(seats))
      for (const device of devices) assert.equal((await device.get(theirs)).status, Number(status));
    assert.equal((await (await tablet("chef", 2)).get(at("anchoring.html"))).status, 404); // a mentor's
  });

  it("HT13 a calendar is told to the desk, and is one by the RFC", async () => {
    assert.equal((await (await tablet("chef")).get(at("calendar"))).status, 403);
    const told = await (await desk(chef.me.seat)).get(at("calendar"));
    assert.deepEqual(wrongWith("http.schema.json#/$defs/calendar", told.json), []);
    const fetched = await fetch(told.json.url);
    assert.equal(fetched.headers.get("content-type"), "text/calendar; charset=utf-8");
    const { events } = readCalendar(await fetched.arrayBuffer());
    assert.deepEqual(events.map(({ DTSTART, SUMMARY, LOCATION }) => [DTSTART, SUMMARY, LOCATION]), [
      [today(), "Benchmarkingträff BM1, Gruppen; med, tecken", "Almnäs"],
      ["2027-03-01", "Klart senast i dag: Utbilda; alla, chefer", undefined],
    ]);
    const tag = fetched.headers.get("etag");
    const again = () => fetch(told.json.url, { headers: { "if-none-match": tag } });
    assert.equal((await again()).status, 304);
    await chef.give("commitment.make", { organisation: "o1", what: `${"å€😀".repeat(40)}\n;,\\`, who: chef.me.seat, due: "2028-02-29" });
    const longer = await again();
    assert.equal(longer.status, 200);
    assert.equal(readCalendar(await longer.arrayBuffer()).events.at(-1).SUMMARY, `Klart senast i dag: ${"å€😀".repeat(40)}\n;,\\`);
  });

  it("HT13 SE7 SE10 the link ends with the seat's keys, opens nothing else and is in no log line", async () => {
    const device = await desk(leader.me.seat);
    const { url } = (await device.get(at("calendar"))).json;
    const secret = tokenOf(url).replace(".ics", "");
    assert.equal((await fetch(url)).status, 200);
    assert.equal((await new Device(server.url).get(`/k/${secret}`)).status, 404);
    assert.equal((await fetch(url.replace(secret, "a".repeat(32)))).status, 404);
    assert.equal((await fetch(url.replace(`/${leader.me.seat}/`, `/${chef.me.seat}/`))).status, 404);
    await server.stop();
    await server.again();
    assert.equal((await fetch(url)).status, 200, "a restart ends nothing");
    const key = await meeting.sit("nyckelperson");
    await key.give("card.revoke", { seat: key.me.seat });
    assert.equal((await fetch(url)).status, 404);
    for (const hidden of [secret, createHash("sha256").update(secret).digest("hex")]) assert.ok(!server.log.includes(hidden));
    assert.deepEqual(meeting.faults(), []);
  });
});
