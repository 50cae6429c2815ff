// leaks.test.mjs - no secret leaves its place: every kind of link, cookie, ticket and code is used on the real program, right and
// wrong, and then looked for in what it logs, measures and redirects to, and in what a browser tells the next page.
import { chromium } from "@playwright/test";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { browserArguments, executablePath } from "../browser/playwright.config.mjs";
import { Client } from "../lib/client.mjs";
import { Device } from "../lib/http.mjs";
import { admin, Meeting } from "../lib/meeting.mjs";
import { noProgram, Server, tokenOf } from "../lib/server.mjs";

const wrong = "mfrggzdfmztwq2lknnwg23tpobyxe43u";

describe("secrets", { skip: noProgram }, () => {
  let server, meeting;
  const secrets = new Map(); // secret -> what it is
  const told = []; // redirects and bodies of errors: where a secret must not stand
  const secret = (what, value) => secrets.set(value, what) && value;

  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Hemliga gruppen" });
  });
  after(async () => {
    await meeting?.leave();
    await server?.remove();
  });

  const device = () => new Device(server.url);
  const visit = async (who, path) => {
    const answer = await who.get(path);
    told.push(answer.headers.get("location") ?? "", answer.headers.get("refresh") ?? "", answer.text);
    return answer;
  };
  const keepCookies = (who, what) => {
    for (const [name, value] of who.cookies) secret(`${what}: ${name}`, value);
  };

  it("SE10 are used, right and wrong, in every way there is", async () => {
    for (const fn of ["chef", "storbild"]) {
      const tablet = device();
      const { url } = meeting.card(fn);
      secret(`card of ${fn}`, tokenOf(url));
      assert.equal((await visit(tablet, url)).status, 303);
      keepCookies(tablet, fn);
      const client = await meeting.connect({ cookie: tablet.cookie });
      await client.leave();
    }
    // Another card on a device with a seat: the ticket stands in the redirect, the card's secret does not.
    const tablet = device();
    await tablet.open(meeting.card("chef").url);
    const asked = await visit(tablet, meeting.card("politiker").url);
    const ticket = secret("switch ticket", asked.headers.get("location").split("k=")[1]);
    told.splice(told.indexOf(asked.headers.get("location")), 1);
    secret("card of politiker", tokenOf(meeting.card("politiker").url));
    assert.equal((await tablet.post("/api/switch", { token: ticket })).status, 204);
    keepCookies(tablet, "switched");

    const desks = (await meeting.admin.post(`/api/admin/groups/${meeting.group}/cards`, { kind: "desk" })).json;
    const desk = device();
    const token = secret("desk link", tokenOf(desks[0].url));
    const place = await desk.open(desks[0].url);
    secret("desk ticket", place.split("k=")[1]);
    assert.equal((await desk.post("/api/switch", { token })).status, 204);
    keepCookies(desk, "desk");
    const calendar = (await desk.get(`/api/group/${meeting.group}/calendar`)).json.url;
    secret("calendar link", tokenOf(calendar).replace(".ics", ""));
    assert.equal((await device().get(calendar)).status, 200);
    assert.equal((await visit(device(), `${calendar}x`)).status, 404);
    assert.equal((await visit(device(), desks[0].url)).status, 404);

    const leader = await meeting.sit("nyckelperson");
    const [id, { code }] = leader.rows("meeting", (m) => m.occasion === "bm1")[0];
    await leader.give("meeting.open", { meeting: id });
    await leader.give("card.show", { seat: meeting.card("chef", 1).seat });
    const [[, card]] = leader.rows("card");
    secret("replacement card", tokenOf(card.url));
    await visit(device(), card.url);
    assert.equal((await visit(device(), card.url)).status, 404);

    secret("room code", code);
    const joining = device();
    const seat = meeting.card("politiker", 1).seat;
    const request = (await joining.post("/api/join/request", { code, seat, who: "Gertrud Gästsson" })).json;
    secret("join secret", request.secret);
    const state = `/api/join/request?group=${meeting.group}&request=${request.request}&secret=${request.secret}`;
    await visit(joining, state);
    await leader.until(() => leader.row("request", request.request), "the request");
    await leader.give("seat.admit", { request: request.request });
    await visit(joining, state);
    keepCookies(joining, "joined");

    // Wrong ones, which are somebody's typo of a right one.
    const none = device();
    for (const path of [`/k/${wrong}`, `/admin/${wrong}`, `/k/${wrong}/more`, `/x?k=${wrong}`, `/api/admin/${wrong}`]) await visit(none, path);
    none.cookies.set("js_seat", wrong).set("js_admin", wrong);
    await visit(none, "/api/me");
    await none.post("/api/switch", { token: wrong });
    await none.post("/api/join", { code: wrong.slice(0, 19) });
    for (const hello of [{ token: wrong }, { token: tokenOf(meeting.card("chef").url), seat: "s999" }]) {
      const client = new Client(server.ws);
      await client.opened;
      client.send({ hello: { group: meeting.group, since: 0, ...hello } });
      assert.equal(await client.closeCode(), 4401);
      told.push((await client.closed).why);
    }
    secret("a wrong token", wrong);
    secret("a wrong code", wrong.slice(0, 19));
    secret("a name", "Gertrud Gästsson");
    secret("the group's name", "Hemliga gruppen");
    const keeper = await admin(server);
    keepCookies(keeper, "admin");
    assert.equal((await keeper.post("/api/admin/leave")).status, 204);
    assert.ok(secrets.size >= 17, String(secrets.size));
  });

  it("SE10 HT9 stand in no log line, no metric, no debug output, no redirect and no error", async () => {
    const plain = device();
    const measured = [(await plain.get("/metrics")).text, (await plain.get("/debug/state")).text];
    assert.ok(measured.every((text) => text.length > 50));
    // The one that is printed is the operator's, once, at the first start.
    const [link] = /admin page \S+/.exec(server.log);
    secret("admin link", tokenOf(link));
    const places = { log: server.log.replace(link, ""), metrics: measured[0], "debug state": measured[1], "redirects and errors": told.join("\n") };
    for (const [place, text] of Object.entries(places))
      for (const [value, what] of secrets) assert.ok(!text.includes(value), `${what} stands in the ${place}`);
    assert.match(places.log, /link: unknown, used or revoked/, "the log does speak of links");
  });

  it("SE10 are not told to the next page: no Referer leaves a link's address", async () => {
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    try {
      const page = await browser.newPage();
      const requests = [];
      page.on("request", (request) => requests.push(request));
      const gone = `${server.url}/k/${wrong}`;
      await page.goto(gone);
      await page.waitForURL(/anslut/); // the page of a link that has ended leads on by itself
      const desks = (await meeting.admin.post(`/api/admin/groups/${meeting.group}/cards`, { kind: "desk" })).json;
      await page.goto(desks[0].url); // its page has a ticket in its address until it has taken it out
      await page.goto(`${server.url}/anslut?kod=ABCD%2022`);
      await page.goto(meeting.card("nyckelperson", 1).url);
      const seen = await Promise.all(requests.map(async (r) => [r.url(), (await r.allHeaders()).referer]));
      assert.ok(seen.length >= 6, JSON.stringify(seen));
      for (const [url, referer] of seen) assert.equal(referer ?? "", "", url); // empty is how no-referrer is told
      assert.doesNotMatch(page.url(), /\/k\//, "the address bar holds the page, not the link");
    } finally {
      await browser.close();
    }
  });
});
