// http.test.mjs - the HTTP API of the real program: bodies by their schemas, refusals with their words, and no way in without a key.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { examples, fill, refusals, wrongWith } from "../lib/contract.mjs";
import { Device } from "../lib/http.mjs";
import { Meeting, admin, newGroup } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const follows = (definition, body) => assert.deepEqual(wrongWith(`http.schema.json#/$defs/${definition}`, body), []);

describe("the HTTP API", { skip: noProgram }, () => {
  let server, meeting, keeper;
  before(async () => {
    server = await Server.start();
    keeper = await admin(server);
    meeting = await Meeting.make(server, { name: "Gruppen över http" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  const refusedWith = (answer, code, what = code) => {
    follows("refused", answer.json);
    assert.equal(answer.json.refused.code, code, `${what}: ${answer.text}`);
    assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status}`);
    assert.equal(answer.json.refused.text, fill(refusals[code].sv, answer.json.refused.with), what);
  };

  it("HT5 a group is made, with a warning where there is no mentor", async () => {
    follows("groupCreated", meeting.made);
    assert.deepEqual(meeting.made.warnings, []);
    follows("cards", meeting.cards);
    const alone = await keeper.post("/api/admin/groups", newGroup({ name: "Utan mentor", mentor: false }));
    assert.deepEqual(alone.json.warnings, ["no_mentor"]);
    follows("groups", (await keeper.get("/api/admin/groups")).json);
    follows("methods", (await keeper.get("/api/admin/methods")).json);
  });

  for (const { name, definition, valid, body, refused } of examples("http")) {
    if (valid || definition !== "newGroup") continue;
    it(`HT1 HT3 HT5 LI10 ${name} is refused`, async () => refusedWith(await keeper.post("/api/admin/groups", body), refused, name));
  }

  it("HT5 LI10 refuses what no schema can say", async () => {
    const good = newGroup({ name: "Nästan rätt" });
    const [first, second] = good.organisations;
    const third = { name: "Ceders", kind: "region" };
    const tries = {
      checklist_unknown: { ...good, method: "skl-1999-1" },
      name_taken: { ...good, organisations: [first, { ...second, name: first.name }] },
      bad_date: { ...good, occasions: [{ occasion: "bm1", date: "2026-02-30" }] },
      unknown_occasion: { ...good, occasions: [{ occasion: "bm9" }] },
      group_size: { ...good, organisations: [first, second, third, { name: "Dal", kind: "region" }] },
    };
    for (const [code, body] of Object.entries(tries)) refusedWith(await keeper.post("/api/admin/groups", body), code);
    assert.equal((await keeper.get("/api/admin/groups")).text.includes("Nästan rätt"), false);
  });

  it("HT2 a card's link seats the device and keeps its secret out of the address", async () => {
    const device = new Device(server.url);
    const place = await device.open(meeting.card("chef").url);
    assert.equal(new URL(place, server.url).pathname, "/");
    const me = (await device.get("/api/me")).json;
    follows("me", me);
    assert.equal(me.seats[0].seat, meeting.card("chef").seat);
    assert.equal((await new Device(server.url).get("/k/mfrggzdfmztwq2lknnwg23tpobyxe43u")).status, 404);
  });

  it("HT4 HT8 admin is for the admin, and a foreign page may ask nothing", async () => {
    const seat = new Device(server.url);
    await seat.open(meeting.card("nyckelperson").url);
    for (const device of [seat, new Device(server.url)]) {
      assert.equal((await device.get("/api/admin/groups")).status, 401);
      assert.equal((await device.post("/api/admin/groups", newGroup({ name: "Obehörig" }))).status, 401);
    }
    keeper.origin = "https://example.org";
    assert.equal((await keeper.post("/api/admin/groups", newGroup({ name: "Utifrån" }))).status, 403);
    keeper.origin = undefined;
  });

  it("SE3 SE4 VI8 a room code leads to the seats, and a tap lets in", async () => {
    const leader = await meeting.sit("nyckelperson");
    const [id, row] = leader.rows("meeting", (m) => m.occasion === "bm1")[0];
    await leader.give("meeting.open", { meeting: id });
    const device = new Device(server.url);
    const there = await device.post("/api/join", { code: row.code.toLowerCase().replace(" ", "") });
    assert.equal(there.status, 200, there.text);
    follows("joinable", there.json);
    const seat = meeting.card("politiker", 1).seat;
    const asked = (await device.post("/api/join/request", { code: row.code, seat, who: "Bo" })).json;
    follows("joinRequested", asked);
    const path = `/api/join/request?group=${meeting.group}&request=${asked.request}&secret=${asked.secret}`;
    assert.equal((await device.get(path)).json.state, "waiting");
    assert.notEqual((await new Device(server.url).get(path.replace(asked.secret, "x".repeat(32)))).status, 200);
    await leader.until(() => leader.row("request", asked.request), "the request");
    await leader.give("seat.admit", { request: asked.request });
    assert.equal((await leader.isRefused("seat.turn_away", { request: asked.request })).code, "request_gone");
    assert.equal((await device.get(path)).json.state, "admitted");
    const client = await meeting.connect({ cookie: device.cookie });
    assert.equal(client.me.seat, seat);
    assert.deepEqual(meeting.faults(), []);
  });

  it("HT7 documents are for the group's seats, and hold no name", async () => {
    const device = new Device(server.url);
    await device.open(meeting.card("chef").url);
    for (const kind of ["csv", "html"]) {
      const path = `/api/group/${meeting.group}/checklist.${kind}?organisation=o1`;
      assert.equal((await device.get(path)).status, 200, path);
      assert.ok([401, 403].includes((await new Device(server.url).get(path)).status), path);
    }
  });

  it("LI9 guessing room codes stops at ten a minute", async () => {
    const device = new Device(server.url);
    for (let n = 0; n < 10; n++) assert.equal((await device.post("/api/join", { code: `ZZZZ ${10 + n}` })).status, 404);
    const stopped = await device.post("/api/join", { code: "ZZZZ 99" });
    assert.equal(stopped.status, 429);
    refusedWith(stopped, "too_fast");
  });

  it("AS16 the checklist of a group cannot be changed, and every list names its own", async () => {
    const other = await Meeting.make(server, { name: "Tretton", method: "skl-2017-13" });
    const path = `/api/admin/groups/${other.group}`;
    refusedWith(await keeper.send("PATCH", path, { method: "skl-2019-10" }), "unknown_field");
    const key = await other.sit("nyckelperson");
    const agreed = { organisation: key.me.organisation, occasion: "uppstart", item: 13, value: 3, source: "paper" };
    await key.give("score.enter", agreed);
    const lists = key.rows("assessment").map(([, row]) => row.method);
    assert.deepEqual(lists, ["skl-2017-13"]);
    await other.leave();
  });

  it("HT6 deleting needs the name letter by letter, and ends everybody's connection", async () => {
    const other = await Meeting.make(server, { name: "Ska bort" });
    const client = await other.sit("chef");
    const path = `/api/admin/groups/${other.group}`;
    refusedWith(await keeper.send("DELETE", path, { confirm: "ska bort" }), "confirm_name");
    assert.ok([200, 204].includes((await keeper.send("DELETE", path, { confirm: "Ska bort" })).status));
    assert.equal(await client.closeCode(), 4410);
    assert.equal((await keeper.get(path)).status, 404);
  });

  it("HT22 everybody is told who runs the installation, as its operator wrote it, or that nobody has said", async () => {
    const silent = await new Device(server.url).get("/api/about");
    follows("about", silent.json);
    assert.deepEqual(silent.json, { operator: "", contact: "" });
    const args = ["--operator", 'Dalhults kommun "prov"', "--contact", "jamsides@dalhult.example"];
    const run = await Server.start({ args });
    try {
      const told = await new Device(run.url).get("/api/about");
      follows("about", told.json);
      assert.deepEqual(told.json, { operator: 'Dalhults kommun "prov"', contact: "jamsides@dalhult.example" });
    } finally {
      await run.remove();
    }
  });
});
