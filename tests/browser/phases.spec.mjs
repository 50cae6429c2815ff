// phases.spec.mjs - one table, phase × screen: in every phase of a meeting each screen says what the table says, axe finds nothing, a
// reload shows the same, and the facilitator's browser ended in the middle of it stops nobody.
import { Client } from "../lib/client.mjs";
import { readJson } from "../lib/contract.mjs";
import { Device } from "../lib/http.mjs";
import { expect, linkOf, projector, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { screensOf } from "./lib/round.mjs";
import { said, settled } from "./lib/settled.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, w } from "./lib/words.mjs";

const name = (phase) => w(`phase_${phase}`);
/// A phase whose screens say no more than what the room does now.
const words = (phase) => ({ tablet: name(phase), storbild: name(phase), says: w(`phase_${phase}_text`) });
/// What the first heading of a tablet and of the storbild says in each phase; `says` where both say it, too.
const table = {
  lobby: { tablet: w("lobby_open"), storbild: w("room_welcome") },
  purpose: { tablet: name("purpose"), storbild: w("room_purpose_title") },
  check_in: words("check_in"),
  follow: { tablet: name("follow"), storbild: w("room_follow_title") },
  presentation: words("presentation"),
  score: { tablet: checklist.item(1), storbild: w("room_score_title") },
  compare: { tablet: w("view_compare"), storbild: w("room_table_title") },
  roles: words("roles"),
  ideas: { tablet: name("ideas"), storbild: w("room_ideas_title") },
  figures: words("figures"),
  improve: words("improve"),
  commit: { tablet: name("commit"), storbild: w("room_commit_title") },
  survey: { tablet: name("survey"), storbild: name("survey") },
  pmi: { tablet: name("pmi"), storbild: name("pmi") },
  closing: words("closing"),
  pause: words("pause"),
};

test("the table has every phase there is", () => {
  const phases = readJson("protocol/schemas/common.schema.json").$defs.show.enum;
  expect(Object.keys(table).sort()).toEqual([...phases].sort());
});

const phases = Object.keys(table);
const half = phases.length / 2;
for (const some of [phases.slice(0, half), phases.slice(half)]) {
  test(`phase × screen: ${some.join(", ")}`, async ({ start, device, browser }) => {
    test.setTimeout(300_000);
    const server = await start();
    const links = server.links();
    const leads = links.seats.find((link) => link.facilitator && link.key === "room");
    const hand = new Device(server.url);
    await hand.open(leads.url);
    const lead = await Client.join(server.ws, { group: leads.group, lang: "sv" }, { cookie: hand.cookie });
    const meeting = Object.keys(lead.tables.meeting).find((id) => lead.tables.meeting[id].state === "open");

    const storbild = await device({ viewport: projector });
    await storbild.goto(linkOf(links, { function: "storbild" }).url);
    const tablet = new Tablet(await device());
    await tablet.take(linkOf(links, { organisation: "Björkvik", function: "politiker" }).url, "Pia");

    for (const phase of some) {
      const led = await browser.newContext({ locale: "sv-SE", reducedMotion: "reduce" });
      const console = await led.newPage();
      await console.goto(leads.url);
      await lead.give("meeting.show", { meeting, show: phase });
      const is = table[phase];
      await expect(tablet.title(), `the tablet in ${phase}`).toHaveText(is.tablet);
      await expect(storbild.getByRole("heading", { level: 1 }), `the storbild in ${phase}`).toHaveText(is.storbild);
      if (is.says) for (const page of [tablet.page, storbild]) await expect(page.getByText(is.says, { exact: true })).toBeVisible();
      const pressed = screensOf(console).getByRole("button", { pressed: true });
      await expect(pressed, `the console in ${phase}`).toHaveText([name(phase)]);
      await look(tablet.page, `phase-${phase}-tablet`, { at: ["phone", "projector", "tablet"] });
      await look(storbild, `phase-${phase}-storbild`, { at: ["tablet", "projector"], narrow: false });
      await look(console, `phase-${phase}-console`, { at: ["phone", "projector", "tablet"] });
      for (const page of [tablet.page, storbild, console]) {
        const live = await settled(page, `something stands on ${phase}`);
        await page.reload();
        await expect.poll(() => said(page), `a reload in ${phase}`).toBe(live);
      }
      await led.close(); // the facilitator's browser is gone
      await expect(tablet.title(), `nobody is stopped in ${phase}`).toHaveText(is.tablet);
      await expect(tablet.page.getByText(w("no_contact_title"))).toHaveCount(0);
    }
    await lead.leave();
  });
}
