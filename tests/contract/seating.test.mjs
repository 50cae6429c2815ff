// seating.test.mjs - credentials and connections: two identities on one laptop, giving a seat back, revoking, a replacement
// card, rehearsing, and a group that is gone; on the real program.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { Device } from "../lib/http.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server, tokenOf } from "../lib/server.mjs";

describe("seats and devices", { skip: noProgram }, () => {
  let server, meeting, leader;
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Platserna" });
    leader = await meeting.sit("nyckelperson");
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  const opened = async (...cards) => {
    const device = new Device(server.url);
    for (const card of cards) await device.open(card.url);
    return device;
  };
  const closesWith = async (hello, how = {}) => {
    const client = new Client(server.ws, how);
    await client.opened;
    client.send({ hello: { group: meeting.group, since: 0, ...hello } });
    return client.closeCode();
  };

  it("HS5 one laptop is a seat and the storbild, and says which", async () => {
    const [chef, screen] = [meeting.card("chef"), meeting.card("storbild")];
    const { cookie } = await opened(chef, screen);
    for (const card of [chef, screen]) {
      const client = await meeting.connect({ cookie }, { seat: card.seat });
      assert.equal(client.me.seat, card.seat);
      assert.equal(client.me.function, card.function);
      await client.leave();
    }
    assert.equal(await closesWith({ seat: meeting.card("politiker").seat }, { cookie }), 4401);
    assert.equal(await closesWith({ seat: screen.seat, token: tokenOf(chef.url) }), 4401, "a token is one seat");
  });

  it("SE2 another card does not switch a device's seat by itself", async () => {
    const device = await opened(meeting.card("chef"));
    const place = await device.open(meeting.card("politiker").url);
    assert.match(place, /^\/byt\?k=/);
    const client = await meeting.connect({ cookie: device.cookie });
    assert.equal(client.me.seat, meeting.card("chef").seat);
    await client.leave();
  });

  it("SE5 SE9 two devices hold a seat; giving it back on one ends that one's connections, 4409", async () => {
    const one = await opened(meeting.card("chef", 1));
    const tabs = [await meeting.connect({ cookie: one.cookie }), await meeting.connect({ cookie: one.cookie })];
    const other = await meeting.sit("chef", 1);
    const { cookie } = one;
    assert.equal((await one.post("/api/leave")).status, 204);
    for (const tab of tabs) assert.equal(await tab.closeCode(), 4409);
    await other.ping(1);
    assert.equal(await closesWith({}, { cookie }), 4401);
    await other.leave();
  });

  it("ME5 rehearsing drops every other device once, 4450, and they come back without loss", async () => {
    const [id] = leader.rows("meeting", (m) => m.occasion === "bm1")[0];
    const others = [await meeting.sit("politiker"), await meeting.sit("storbild")];
    const seq = await leader.give("meeting.rehearse", { meeting: id });
    for (const client of others) {
      assert.equal(await client.closeCode(), 4450);
      assert.equal(client.seq, seq, "it was told first");
    }
    await leader.ping(2);
    assert.equal(leader.over, undefined);
  });

  it("VI9 SE6 a replacement card opens its seat once, and everybody concerned sees it", async () => {
    const chef = await meeting.sit("chef", 1);
    const key = await meeting.sit("nyckelperson", 1);
    const other = await meeting.sit("politiker", 1);
    await leader.give("card.show", { seat: chef.me.seat });
    await meeting.allReach(leader);
    const [[id, card]] = leader.rows("card");
    assert.ok(card.until - Date.now() > 110_000 && card.until - Date.now() <= 120_000, "good for two minutes");
    for (const client of [chef, key]) assert.deepEqual([client.row("card", id).seat, client.row("card", id).url], [chef.me.seat, undefined]);
    assert.deepEqual(other.table("card"), {});
    const tablet = new Device(server.url);
    await tablet.open(card.url);
    await chef.until(() => chef.row("card", id).used === true, "the card to be used");
    await leader.until(() => leader.row("card", id).used === true, "the card to be used");
    assert.equal((await new Device(server.url).get(card.url)).status, 404);
    const sat = await meeting.connect({ cookie: tablet.cookie });
    assert.equal(sat.me.seat, chef.me.seat);
    for (const client of [chef, key, other, sat]) await client.leave();
  });

  it("SE7 PE9 revoking ends the seat's connections and cards, 4403, and what it said stays", async () => {
    const card = meeting.card("politiker", 1);
    const device = await opened(card);
    const politiker = await meeting.connect({ cookie: device.cookie });
    await politiker.give("seat.sit", { who: "Bodil Påhittad", standIn: false });
    const key = await meeting.sit("nyckelperson", 1);
    await key.give("card.revoke", { seat: card.seat });
    assert.equal(await politiker.closeCode(), 4403);
    assert.equal(await closesWith({}, { cookie: device.cookie }), 4401);
    assert.equal(await closesWith({ token: tokenOf(card.url) }), 4401);
    assert.equal((await new Device(server.url).get(card.url)).status, 404);
    await key.ping(3);
    await key.leave();
    assert.deepEqual(meeting.faults(), []);
  });

  it("SE11 SE12 a desk's link opens once, at a press; a program's connection with it ends then, 4403", async () => {
    const desks = (await meeting.admin.post(`/api/admin/groups/${meeting.group}/cards`, { kind: "desk" })).json;
    const desk = desks.find((d) => d.organisation === meeting.card("chef", 1).organisation);
    const program = await meeting.connect({}, { token: tokenOf(desk.url) });
    assert.equal(program.me.key, "desk");
    const [one, other] = [await opened(), await opened()];
    const places = [await one.open(desk.url), await other.open(desk.url)];
    for (const place of places) assert.match(place, /^\/oppna\?k=[a-z2-7]{32}$/);
    assert.equal(one.cookie, "", "looking opens nothing");
    await program.ping(1);

    const [mine, theirs] = places.map((place) => ({ token: place.split("k=")[1] }));
    assert.equal((await one.post("/api/switch", mine)).status, 204);
    assert.equal(await program.closeCode(), 4403);
    assert.equal(await closesWith({ token: tokenOf(desk.url) }), 4401);
    assert.equal((await other.post("/api/switch", theirs)).status, 404);
    assert.equal((await other.get(desk.url)).status, 404);
    const home = await meeting.connect({ cookie: one.cookie });
    assert.equal(home.me.key, "desk");
    const { cookie } = one;

    const key = await meeting.sit("nyckelperson", 1);
    await key.give("card.revoke", { seat: desk.seat });
    assert.equal(await home.closeCode(), 4403, "SE7 the desk ends at once, too");
    assert.equal(await closesWith({}, { cookie }), 4401);
    assert.deepEqual((await one.get("/api/me")).json.seats, []);
  });

  it("HS4 HT6 a seat of a group that is gone is no identity any more", async () => {
    const gone = await Meeting.make(server, { name: "Borta" });
    const device = new Device(server.url);
    await device.open(gone.card("chef").url);
    await gone.admin.send("DELETE", `/api/admin/groups/${gone.group}`, { confirm: "Borta" });
    const code = await closesWith({ group: gone.group }, { cookie: device.cookie });
    assert.equal(code, 4401);
    await leader.ping(4);
  });
});
