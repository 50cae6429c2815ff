// agenda.spec.mjs - a meeting led by its agenda: the next item with one button, time that is the server's on every screen, late
// and what gives time back, items changed, moved by buttons, skipped and gone back to.
import { expect, linkOf, projector, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { like, w } from "./lib/words.mjs";

const seconds = (text) => text.split(":").reduce((all, part) => all * 60 + Number(part), 0);
/// What a screen's timer shows, in seconds.
const shown = async (page) => seconds(await page.getByRole("timer").locator("b").innerText());

async function room(start, device) {
  const server = await start();
  const links = server.links();
  const console = await device();
  await console.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  const storbild = await device({ viewport: projector });
  await storbild.goto(linkOf(links, { function: "storbild" }).url);
  const chef = new Tablet(await device());
  return { server, links, console, storbild, chef };
}

test("AG3 AG4 the next item with one button, on every screen, with the same time whatever a device's own clock says", async ({ start, device }) => {
  const { links, console, storbild, chef } = await room(start, device);
  // A tablet whose clock is five minutes fast, and a storbild whose clock is five minutes slow.
  const skew = (page, ms) =>
    page.addInitScript((by) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + by;
    }, ms);
  await skew(chef.page, 300_000);
  await skew(storbild, -300_000);
  await storbild.reload();
  await chef.take(linkOf(links, { organisation: "Almnäs", function: "chef" }).url, "Anna");

  await expect(console.getByText(w("agenda_on_time"))).toBeVisible();
  await console.getByRole("button", { name: w("agenda_go_next", { name: w("phase_purpose") }) }).click();
  await expect(storbild.getByRole("heading", { level: 1 })).toHaveText(w("room_purpose_title"));
  await expect(chef.title()).toHaveText(w("phase_purpose"));
  const times = await Promise.all([console, storbild, chef.page].map(shown));
  expect(Math.max(...times) - Math.min(...times), `one time on all screens: ${times}`).toBeLessThanOrEqual(1);
  expect(times[0]).toBeGreaterThan(4 * 60);
  expect(times[0]).toBeLessThanOrEqual(5 * 60);
  await look(console, "console-agenda", { at: ["phone", "tablet", "projector"] });
  await look(storbild, "storbild-phase", { at: ["tablet", "projector"], narrow: false });
  await look(chef.page, "tablet-phase");

  await expect(console.getByText(w("agenda_early", { count: 15 })), "nobody waited for the first item's time").toBeVisible();
  const longer = console.getByRole("button", { name: w("agenda_extend", { minutes: "+5" }) });
  for (const minutes of [10, 15, 20, 25]) {
    await longer.click();
    await expect.poll(() => shown(storbild)).toBeGreaterThan((minutes - 1) * 60);
  }
  await expect(console.getByText(w("agenda_late", { count: 5 }))).toBeVisible();
  const shorten = console.getByRole("button", { name: like("agenda_shorten") });
  await shorten.click();
  await expect(console.getByText(w("agenda_on_time"))).toBeVisible();

  await console.getByRole("button", { name: w("agenda_pause") }).click();
  await expect(storbild.getByText(w("agenda_paused"))).toBeVisible();
  const held = await shown(storbild);
  await storbild.reload();
  await expect(storbild.getByText(w("agenda_paused"))).toBeVisible();
  expect(await shown(storbild), "a reload shows what the live screen shows").toBe(held);
  await console.getByRole("button", { name: w("agenda_resume") }).click();
  await expect(storbild.getByText(w("agenda_paused"))).toBeHidden();
});

test("AG2 AG3 items are changed, moved, skipped and added on the way, and going back deletes nothing", async ({ start, device }) => {
  const { console, storbild } = await room(start, device);
  const list = console.getByRole("list").filter({ has: console.getByText(w("phase_figures")) });
  const row = (name) => list.getByRole("listitem").filter({ hasText: name });
  const names = async () => (await list.getByRole("listitem").locator("b").allInnerTexts()).slice(0, 4);
  await expect(row(w("phase_lobby"))).toContainText(w("agenda_now"));
  expect(await names()).toEqual([w("phase_lobby"), w("phase_purpose"), w("phase_check_in"), w("phase_follow")]);

  await row(w("phase_check_in")).getByRole("button", { name: w("agenda_change", { name: w("phase_check_in") }) }).click();
  await row(w("phase_check_in")).getByRole("button", { name: w("agenda_up") }).click();
  await expect.poll(names).toEqual([w("phase_lobby"), w("phase_check_in"), w("phase_purpose"), w("phase_follow")]);
  await row(w("phase_check_in")).getByLabel(w("agenda_item_title")).fill("Ett ord var");
  await row(w("phase_check_in")).getByLabel(w("agenda_item_title")).press("Tab");
  await expect(row("Ett ord var")).toBeVisible();
  await look(console, "console-agenda-change");
  await row("Ett ord var").getByRole("button", { name: w("agenda_skip") }).click();
  await expect(row("Ett ord var")).toContainText(w("agenda_skipped"));
  await expect(console.getByText(w("agenda_early", { count: 10 }))).toBeVisible();

  await console.getByText(w("agenda_add"), { exact: true }).first().click();
  await console.getByLabel(w("agenda_phase"), { exact: true }).selectOption({ label: w("phase_roles") });
  await console.getByLabel(w("agenda_item_minutes"), { exact: true }).last().fill("20");
  await console.getByRole("button", { name: w("agenda_add"), exact: true }).click();
  await expect(row(w("phase_roles"))).toBeVisible();

  await row(w("phase_follow")).getByRole("button", { name: `${w("agenda_start")}: ${w("phase_follow")}` }).click();
  await expect(storbild.getByRole("heading", { level: 1 })).toHaveText(w("room_follow_title"));
  await row(w("phase_lobby")).getByRole("button", { name: `${w("agenda_start_again")}: ${w("phase_lobby")}` }).click();
  await expect(row(w("phase_lobby"))).toContainText(w("agenda_now"));
  await expect(row(w("phase_follow"))).toContainText(like("agenda_done"));
});
