// papers.spec.mjs - what is printed, read and taken along: notes from the console, the tablet and the desk, the page for the own
// nämnd, the calendar's link, and commitments on paper.
import { expect, linkOf, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { promised } from "./lib/round.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { w } from "./lib/words.mjs";
import { readCalendar } from "../lib/icalendar.mjs";

const almnas = { organisation: "Almnäs", function: "nyckelperson" };

/// A device at Hemma, by its desk link.
async function atDesk(device, links) {
  const desk = new Tablet(await device());
  await desk.page.goto(linkOf(links, { ...almnas, key: "desk" }).url);
  await desk.page.getByRole("button", { name: w("desk_open") }).click();
  await expect(desk.title()).toHaveText(w("desk_title"));
  await desk.page.getByRole("button", { name: w("papers_title"), exact: true }).click();
  await expect(desk.title()).toHaveText(w("papers_title"));
  return desk;
}
/// The page that a link opens in a tab of its own.
async function opened(page, link) {
  const [tab] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await tab.waitForLoadState();
  return tab;
}

test("HT12 the notes are drafted for whoever closes the meeting, and for every seat", async ({ start, device }) => {
  const links = (await start()).links();
  const console = await device();
  await console.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  const tablet = new Tablet(await device());
  await tablet.take(linkOf(links, { organisation: "Björkvik", function: "chef" }).url, "Bo");
  const close = console.getByRole("button", { name: w("console_close"), exact: true }).first();
  await close.click();
  await close.click(); // it asks once more

  const words = w("papers_notes", { occasion: "BM2" });
  const notes = await opened(console, console.getByRole("link", { name: words, exact: true }));
  await expect(notes.getByRole("heading", { level: 1 })).toContainText(words);
  await expect(notes.getByText(promised.almnas[0])).toBeVisible();
  await expect(notes.locator("footer")).toContainText(/[0-9a-f]{64}/);
  await look(notes, "notes");

  const link = tablet.page.getByRole("link", { name: words, exact: true });
  await expect(link).toBeVisible();
  const own = await opened(tablet.page, link);
  await expect(own.getByText("chef (Bo)")).toBeVisible();
  await look(tablet.page, "tablet-closed");
});

test("HT13 HT14 at the desk: the page for the nämnd holds the own alone, the calendar is a link to take along", async ({ start, device }) => {
  const links = (await start()).links();
  const desk = await atDesk(device, links);
  await look(desk.page, "desk-papers");
  const page = await opened(desk.page, desk.page.getByRole("link", { name: w("papers_anchoring_open"), exact: true }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Almnäs");
  await expect(page.getByText(promised.almnas[0])).toBeVisible();
  await expect(page.getByText("Björkvik")).toHaveCount(0);
  await look(page, "anchoring");

  await desk.page.getByRole("button", { name: w("papers_calendar_show"), exact: true }).click();
  const url = await desk.page.getByRole("textbox", { name: w("papers_calendar_link"), exact: true }).inputValue();
  await look(desk.page, "desk-calendar");
  const { events } = readCalendar(await (await fetch(url)).arrayBuffer());
  expect(events.length).toBeGreaterThan(0);
  await expect(desk.page.getByRole("link", { name: w("papers_calendar_open"), exact: true })).toHaveAttribute("href", url.replace(/^http/, "webcal"));
});

test("each answer sheet is followed by what the organisation has promised, to follow up by hand", async ({ start, device }) => {
  const server = await start();
  const tablet = new Tablet(await device());
  await tablet.take(linkOf(server.links(), almnas).url, "Alma");
  await tablet.page.goto(`${server.url}/utskrift/svarsblad`);
  const sheets = tablet.page.getByRole("article").filter({ hasText: w("print_follow_up_text") });
  await expect(sheets).toHaveCount(3);
  for (const words of promised.almnas) await expect(sheets.first().getByText(words)).toBeVisible();
  for (const verdict of ["verdict_done", "verdict_dropped"]) await expect(sheets.first().getByText(w(verdict)).first()).toBeVisible();
  await expect(tablet.page.getByText(promised.bjorkvik[0])).toHaveCount(0);
});
