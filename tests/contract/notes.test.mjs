// notes.test.mjs - a meeting's notes on the real program: written by whoever led, read by all, approved by each organisation, then
// fixed; what goes wrong on the way loses nothing, and where the own page was shown stays at home.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { wrongWith } from "../lib/contract.mjs";
import { Device } from "../lib/http.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

describe("the notes of a meeting", { skip: noProgram }, () => {
  let server, meeting, leader, key, chef, mentor, storbild, bm1;
  const tablet = async (...card) => {
    const device = new Device(server.url);
    await device.open(meeting.card(...card).url);
    return device;
  };
  const read = async (card, kind, more = "") => (await tablet(...card)).get(`/api/group/${meeting.group}/notes.${kind}?meeting=${bm1}${more}`);
  const sit = async () => {
    meeting.clients = [];
    [leader, key, chef] = [await meeting.sit("nyckelperson"), await meeting.sit("nyckelperson", 1), await meeting.sit("chef", 1)];
    [mentor, storbild] = [await meeting.sit("nyckelperson", 2), await meeting.sit("storbild")];
  };
  const words = (text) => [{ title: "Beslut", text }, { title: "Tiden", text: "" }];
  const row = (client = storbild) => client.row("notes", bm1);
  const settled = async (client) => {
    await meeting.allReach(client);
    assert.deepEqual(meeting.faults(), []);
  };

  before(async () => {
    server = await Server.start({ demo: false });
    meeting = await Meeting.make(server, { name: "Anteckningarna" });
    await sit();
    bm1 = leader.rows("meeting", (m) => m.occasion === "bm1")[0][0];
    await leader.give("meeting.open", { meeting: bm1 });
    await leader.give("seat.sit", { who: "Åsa Öberg", standIn: false });
    await key.give("idea.write", { text: "Ha en frukost" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  it("NO7 HT15 an editor begins from what anybody may know, the same for every seat", async () => {
    const mine = await read(["nyckelperson"], "json");
    assert.equal(mine.status, 200);
    assert.deepEqual(wrongWith("http.schema.json#/$defs/notes", mine.json), []);
    assert.deepEqual([mine.json.version, mine.json.draft], [0, true]);
    assert.match(mine.text, /Ha en frukost/);
    assert.doesNotMatch(mine.text, /Åsa/);
    assert.match((await read(["nyckelperson"], "txt")).text, /Åsa/, "the own draft names who sat there");
    for (const card of [["chef", 1], ["chef", 2], ["storbild"]]) assert.equal((await read(card, "json")).text, mine.text, card.join());
    assert.match((await read(["chef"], "json", "&lang=en")).text, /"title":"Present"/);
  });

  it("NO1 NO6 HT15 what is written is read by everybody, and no frame holds a word of it", async () => {
    const seq = await leader.give("notes.write", { meeting: bm1, version: 0, sections: words("HEMLIG-för-ramar") }, "skriv-1");
    assert.equal(await leader.give("notes.write", { meeting: bm1, version: 0, sections: words("HEMLIG-för-ramar") }, "skriv-1"), seq, "EX2");
    await settled(leader);
    for (const client of meeting.clients) {
      assert.equal(row(client).version, 1);
      assert.ok(!client.texts.some((text) => text.includes("HEMLIG")), client.me.seat);
    }
    const texts = [];
    for (const card of [["nyckelperson"], ["chef", 1], ["chef", 2], ["storbild"]]) texts.push((await read(card, "html")).text);
    assert.match(texts[0], /HEMLIG-för-ramar/);
    assert.match(texts[0], /Utkast, inte justerade än/);
    assert.match(texts[0], /\b[0-9a-f]{64}\b/);
    assert.equal(new Set(texts).size, 1);
    assert.match((await read(["nyckelperson"], "txt", "&draft=1")).text, /Åsa Öberg/);
  });

  it("NO2 a wording from a version that is no more writes nothing over", async () => {
    const refused = await leader.isRefused("notes.write", { meeting: bm1, version: 0, sections: words("Från utkastet") });
    assert.equal(refused.code, "notes_changed");
    assert.match(refused.text, /Ingenting är borta/);
    assert.match((await read(["chef"], "txt")).text, /HEMLIG-för-ramar/);
  });

  it("NO1 LI3 all of it together has 40 000 characters, and so much is stored and read again", async () => {
    const sections = Array.from({ length: 5 }, (_, n) => ({ title: `${n + 1}`, text: `å${"a".repeat(7_998)}` }));
    const most = { meeting: bm1, version: 1, sections };
    const over = await leader.isRefused("notes.write", { ...most, sections: [...sections.slice(1), { title: "55", text: "a".repeat(7_999) }] });
    assert.deepEqual([over.code, over.with.field, over.with.max], ["too_long", "sections", "40000"]);
    await leader.give("notes.write", most);
    assert.deepEqual((await read(["chef"], "json")).json.sections, sections);
  });

  it("NO3 approved once the meeting has closed, and only the version there is", async () => {
    assert.equal((await key.isRefused("notes.approve", { meeting: bm1, version: 2 })).code, "meeting_not_closed");
    await leader.give("meeting.close", { meeting: bm1 });
    await leader.give("notes.write", { meeting: bm1, version: 2, sections: words("Vi mäter\n- varje år") });
    await settled(leader);
    assert.equal((await key.isRefused("notes.approve", { meeting: bm1, version: 2 })).code, "notes_changed");
    await key.give("notes.approve", { meeting: bm1, version: 3 });
    await settled(key);
    assert.deepEqual([Object.keys(row().approved), row().awaited, row().settled], [["o2"], ["o1"], undefined]);
    assert.equal((await mentor.isRefused("notes.approve", { meeting: bm1, version: 3 })).code, "not_allowed");
    assert.equal((await chef.isRefused("notes.correct", { meeting: bm1, text: "Jag med" })).code, "not_allowed");
    assert.equal((await key.isRefused("notes.correct", { meeting: bm1, text: "Fel" })).code, "notes_not_settled");
  });

  it("NO4 ME4 when the last has approved nothing changes them, over a restart either", async () => {
    const { undo } = leader.row("meeting", bm1);
    await leader.give("notes.approve", { meeting: bm1, version: 3 });
    await settled(leader);
    assert.deepEqual(row().awaited, []);
    assert.ok(row().settled > 0);
    assert.equal(leader.row("meeting", bm1).undo, undefined);
    await meeting.leave();
    await server.stop();
    await server.again();
    await sit();
    for (const [code, command, more] of [
      ["notes_settled", "notes.write", { version: 3, sections: words("Ändrat") }],
      ["notes_settled", "notes.approve", { version: 3 }],
      ["notes_settled", "meeting.undo", { seq: undo.seq }],
    ]) {
      const refused = await leader.isRefused(command, { meeting: bm1, ...more });
      assert.equal(refused.code, code, command);
      assert.match(refused.text, /justerade av alla/);
    }
    const text = (await read(["chef"], "txt")).text;
    assert.match(text, /Beslut\n----\nVi mäter\n- varje år\n/);
    assert.match(text, /Justerade \d{4}-/);
    assert.equal((await read(["chef"], "txt", "&draft=1")).text, text, "there is no draft any more");
  });

  it("NO5 HT15 what was wrong is added and stays", async () => {
    await key.give("notes.correct", { meeting: bm1, text: "Punkt 4 gäller oss" });
    await leader.give("notes.correct", { meeting: bm1, text: "Vi slutade 16" });
    await settled(leader);
    assert.equal(row().corrections, 2);
    assert.match((await read(["storbild"], "txt")).text, /Rättelser\n----\n- nyckelperson, Björkvik, .+: Punkt 4 gäller oss\n- nyckelperson, Almnäs, .+: Vi slutade 16\n/);
  });

  it("AN1 AN2 HT14 where the own page was shown is told to the own organisation alone, and on its page", async () => {
    assert.equal((await chef.isRefused("anchoring.present", { date: "2099-01-01", where: "apt" })).code, "day_to_come");
    assert.equal((await chef.isRefused("anchoring.present", { date: "i går", where: "apt" })).code, "bad_date");
    await chef.give("anchoring.present", { date: "2026-03-12", where: "namnd", words: "Socialnämnden" });
    await settled(chef);
    for (const client of meeting.clients) assert.equal(client.rows("presentation").length, client.me.organisation === "o2" ? 1 : 0, client.me.seat);
    const page = await (await tablet("politiker", 1)).get(`/api/group/${meeting.group}/anchoring.html`);
    assert.match(page.text, /<li>Visat i nämnden 12 mars 2026\. Socialnämnden<\/li>/);
    assert.doesNotMatch((await (await tablet("politiker")).get(`/api/group/${meeting.group}/anchoring.html`)).text, /Socialnämnden/);
  });
});
