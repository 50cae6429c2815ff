// outbox.spec.mjs - a tap is never lost and never counted twice: the network gone, the server killed, the browser killed,
// two tabs, a browser that has forgotten everything.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { Cable } from "./lib/cable.mjs";
import { expect, freePort, linkOf, tablet as size, test as base, watch } from "./lib/fixtures.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, w } from "./lib/words.mjs";
import { browserArguments, executablePath } from "./playwright.config.mjs";

/// `meeting`: a server behind a cable, the self-assessment on every screen, and what the server counts.
const test = base.extend({
  meeting: async ({ start, device }, use) => {
    const listen = `127.0.0.1:${await freePort()}`;
    const cable = await Cable.lay(listen);
    const args = ["--public-url", `http://127.0.0.1:${cable.port}`];
    const server = await start({ listen, args });
    const again = () => start({ listen, args, data: server.data, demo: false });
    const links = server.links();
    const leader = links.seats.find((link) => link.facilitator && link.key === "room");
    const console = await device();
    await console.goto(leader.url);
    await console.getByRole("button", { name: w("phase_score"), exact: true }).click();
    await use({ server, again, cable, url: (who) => linkOf(links, who).url });
    await cable.remove();
  },
});
const chef = { organisation: "Björkvik", function: "chef" };
const key = { organisation: "Björkvik", function: "nyckelperson" };

/// How many answers the server has from the chef, as the nyckelperson's reveal card says it: counts, never values.
async function countedBy(page, count) {
  await expect(page.getByText(w("answered_of", { who: "Chef", count, of: checklist.count }))).toBeVisible();
}
async function keyLooks(meeting, page) {
  const tablet = new Tablet(page);
  await tablet.take(meeting.url(key));
  await tablet.button(w("my_answers")).click();
  return page;
}

test("the network gone mid-item: the screen says so, and the answer is there once when it is back", async ({ meeting, device }) => {
  const tablet = new Tablet(await device());
  await tablet.take(meeting.url(chef));
  await tablet.tap(3);
  await tablet.next();
  await tablet.saved();
  meeting.cable.pull();
  await tablet.tap(2);
  await tablet.unsent(1);
  await expect(tablet.status(w("saved"))).toBeHidden();
  await tablet.next();
  await tablet.tap(1);
  await tablet.unsent(2);
  meeting.cable.plug();
  await tablet.saved();
  await countedBy(await keyLooks(meeting, await device()), 3);
  await tablet.page.reload();
  await tablet.button(w("my_answers")).click();
  await expect(tablet.page.getByRole("listitem").nth(1)).toContainText(checklist.short(2));
});

test("setOffline, as an aeroplane mode: the same", async ({ meeting, device }) => {
  const tablet = new Tablet(await device());
  await tablet.take(meeting.url(chef));
  await tablet.saved();
  await tablet.page.context().setOffline(true);
  meeting.cable.pull(); // Chromium leaves open WebSockets alone when it plays offline
  await tablet.tap(2);
  await tablet.unsent(1);
  meeting.cable.plug();
  await tablet.page.context().setOffline(false);
  await tablet.saved();
  await countedBy(await keyLooks(meeting, await device()), 1);
});

test("the server killed between tap and return, and started again on the same data", async ({ meeting, device }) => {
  const tablet = new Tablet(await device());
  await tablet.take(meeting.url(chef));
  await tablet.tap(3);
  await tablet.saved();
  await tablet.next();
  await meeting.server.kill();
  await tablet.tap(2);
  await tablet.unsent(1);
  await meeting.again();
  await tablet.saved();
  await countedBy(await keyLooks(meeting, await device()), 2);
});

test("the browser killed before it could send, and opened again", async ({ meeting, device }) => {
  const profile = mkdtempSync(join(tmpdir(), "jamsides-profile-"));
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath, args: browserArguments, viewport: size, locale: "sv-SE",
    });
    return { context, tablet: new Tablet(watch(context.pages()[0] ?? (await context.newPage()))) };
  };
  try {
    const before = await open();
    await before.tablet.take(meeting.url(chef));
    await before.tablet.tap(3);
    await before.tablet.saved();
    await before.tablet.next();
    meeting.cable.pull();
    await before.tablet.tap(2);
    await before.tablet.unsent(1);
    const killed = new Promise((resolve) => before.context.once("close", resolve));
    const session = await before.context.newCDPSession(before.tablet.page);
    session.send("Browser.crash").catch(() => undefined);
    await killed;
    meeting.cable.plug();

    const after = await open();
    await after.tablet.page.goto(meeting.url(chef));
    await after.tablet.saved();
    await countedBy(await keyLooks(meeting, await device()), 2);
    // A crash may take the last seconds of localStorage with it: then it asks once more who sits here, or is at the item that
    // was answered last, and nothing else.
    const asked = after.tablet.button(w("sit_yes"));
    const at = (item) => after.tablet.page.getByRole("heading", { name: checklist.item(item) });
    await expect(asked.or(at(2)).or(at(3))).toBeVisible();
    if (await asked.isVisible()) {
      await asked.click();
      await after.tablet.button(w("sit_down")).click();
    }
    await expect(at(2).or(at(3))).toBeVisible();
    if (await at(2).isVisible()) await after.tablet.next();
    await after.tablet.atItem(3);
    expect([...before.tablet.page.faults, ...after.tablet.page.faults]).toEqual([]);
    await after.context.close();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 }); // its children may write a moment longer
  }
});

test("two tabs without a network: both answers arrive, each once, and both tabs show both", async ({ meeting, device }) => {
  const one = new Tablet(await device());
  await one.take(meeting.url(chef));
  await one.saved();
  const two = new Tablet(watch(await one.page.context().newPage()));
  await two.page.goto(new URL("/", one.page.url()).href);
  await two.saved();
  await two.next();
  meeting.cable.pull();
  await one.tap(3);
  await two.tap(2);
  await one.unsent(1);
  await two.unsent(1);
  meeting.cable.plug();
  await one.saved();
  await two.saved();
  await countedBy(await keyLooks(meeting, await device()), 2);
  for (const tablet of [one, two]) {
    await tablet.button(w("my_answers")).click();
    await expect(tablet.page.getByRole("listitem").nth(0)).toContainText(checklist.short(3));
    await expect(tablet.page.getByRole("listitem").nth(1)).toContainText(checklist.short(2));
  }
});

test("a tab closed before it could send: another tab of the seat takes its answer over", async ({ meeting, device }) => {
  const one = new Tablet(await device());
  await one.take(meeting.url(chef));
  await one.saved();
  const two = new Tablet(watch(await one.page.context().newPage()));
  await two.page.goto(new URL("/", one.page.url()).href);
  await two.saved();
  meeting.cable.pull();
  await one.tap(3);
  await one.unsent(1);
  await one.page.close();
  meeting.cable.plug();
  await countedBy(await keyLooks(meeting, await device()), 1);
  await two.saved();
});

test("a browser whose storage was cleared is a new one: its next answer counts", async ({ meeting, device }) => {
  const tablet = new Tablet(await device());
  await tablet.take(meeting.url(chef));
  await tablet.tap(3);
  await tablet.next();
  await tablet.tap(2);
  await tablet.saved();
  const session = await tablet.page.context().newCDPSession(tablet.page);
  const { origin } = new URL(tablet.page.url());
  await tablet.page.goto("about:blank");
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await tablet.take(meeting.url(chef));
  await tablet.atItem(3);
  await tablet.tap(1); // its outbox counts from one again: not the answer to item 1 once more
  await tablet.saved();
  await countedBy(await keyLooks(meeting, await device()), 3);
});
