// notes.spec.mjs - a meeting's notes on the screens: finished by whoever led it, read by all, approved by each organisation, then
// corrected; a text half written survives a reload and somebody else's. And where the own page was shown.
import { expect, linkOf, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { w } from "./lib/words.mjs";

const bm2 = () => w("papers_notes", { occasion: "BM2" });
/// The part of a page about one meeting's notes.
const about = (page) => page.getByRole("group", { name: bm2(), exact: true });
const heading = (page, number) => about(page).getByRole("textbox", { name: w("notes_section_title", { number }), exact: true });
const press = (page, words, more) => about(page).getByRole("button", { name: w(words, more), exact: true }).click();
const read = async (page) => {
  const [tab] = await Promise.all([page.waitForEvent("popup"), about(page).getByRole("link", { name: bm2(), exact: true }).click()]);
  await tab.waitForLoadState();
  return tab;
};

/// The console of a meeting that has been closed, and a way to the papers at anybody's desk.
async function afterwards(start, device) {
  const links = (await start()).links();
  const console = await device();
  await console.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  const close = console.getByRole("button", { name: w("console_close"), exact: true }).first();
  await close.click();
  await close.click(); // it asks once more
  await expect(about(console)).toBeVisible();
  const desk = async (organisation, way = "papers_title") => {
    const tablet = new Tablet(await device());
    await tablet.page.goto(linkOf(links, { organisation, function: "nyckelperson", key: "desk" }).url);
    await tablet.page.getByRole("button", { name: w("desk_open") }).click();
    await tablet.page.getByRole("button", { name: w(way), exact: true }).click();
    await expect(tablet.title()).toHaveText(w("papers_title"));
    return tablet.page;
  };
  return { links, console, desk };
}
const write = async (console, text) => {
  await press(console, "notes_write");
  await expect(heading(console, 1)).toBeFocused();
  await heading(console, 1).fill("Vi som var där");
  await about(console).getByRole("textbox", { name: "Vi som var där", exact: true }).fill(text);
};

test("NO1 HT15 the notes are finished at the console and read by everybody; a reload keeps what is half written", async ({ start, device }) => {
  const { console, desk } = await afterwards(start, device);
  await look(console, "console-notes-draft");
  await write(console, "Alla var med.\n- också mentorn");
  await look(console, "console-notes-edit");

  await console.reload();
  await press(console, "notes_go_on");
  await expect(heading(console, 1)).toHaveValue("Vi som var där");
  await press(console, "notes_save");
  await expect(about(console).getByText(w("notes_saved", { version: 1 }))).toBeVisible();
  await press(console, "notes_done");
  await expect(about(console).getByRole("button", { name: w("notes_change"), exact: true })).toBeFocused();
  await look(console, "console-notes-written");

  const other = await desk("Björkvik");
  const page = await read(other);
  await expect(page.getByRole("heading", { name: "Vi som var där" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "också mentorn" })).toBeVisible();
  await expect(page.getByText(/^Utkast, inte justerade än/)).toBeVisible();
  await look(page, "notes-written");
});

test("NO3 NO4 NO5 approved with one tap by each organisation, then fixed and corrected", async ({ start, device }) => {
  const { links, console, desk } = await afterwards(start, device);
  await write(console, "Alla var med.");
  await press(console, "notes_save");
  await expect(about(console).getByText(w("notes_saved", { version: 1 }))).toBeVisible();
  await press(console, "notes_done");

  const names = [...new Set(links.seats.filter((link) => link.function === "nyckelperson" && link.key === "desk").map((link) => link.organisationName))];
  let last;
  for (const name of names) {
    const page = await desk(name, last ? undefined : "notes_to_approve"); // it stands first at the desk, too
    const button = about(page).getByRole("button", { name: w("notes_approve", { version: 1 }), exact: true });
    if ((await button.count()) === 0) continue; // the mentor's
    if (!last) await look(page, "desk-notes-to-approve");
    await button.click();
    await expect(button).toHaveCount(0);
    last = page;
  }
  await expect(about(last).getByText(/^Justerade /)).toBeVisible();
  await look(last, "desk-notes-settled");
  await expect(console.getByRole("button", { name: w("notes_change"), exact: true })).toHaveCount(0);

  await about(last).getByRole("button", { name: w("notes_correct_of", { title: bm2() }), exact: true }).click();
  await last.getByRole("textbox", { name: w("notes_correction"), exact: true }).fill("Vi slutade klockan 16.");
  await look(last, "desk-notes-correct");
  await press(last, "notes_correct_save");
  await expect(about(last).getByText(w("notes_corrections", { count: 1 }))).toBeVisible();
  const page = await read(last);
  await expect(page.getByRole("listitem").filter({ hasText: "Vi slutade klockan 16." })).toBeVisible();
});

test("NO2 when another device of the seat has written meanwhile nothing is lost, and the writer chooses", async ({ start, device }) => {
  const { links, console } = await afterwards(start, device);
  await write(console, "Från konsolen");
  const other = await device();
  await other.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  await write(other, "Från den andra");
  await press(other, "notes_save");
  await expect(about(other).getByText(w("notes_saved", { version: 1 }))).toBeVisible();

  await expect(about(console).getByText(w("notes_overtaken"))).toBeVisible();
  await look(console, "console-notes-overtaken");
  await expect(about(console).getByRole("button", { name: w("notes_save"), exact: true })).toBeDisabled();
  await press(console, "notes_keep_mine");
  await press(console, "notes_save");
  await expect(about(console).getByText(w("notes_saved", { version: 2 }))).toBeVisible();
  await expect((await read(other)).getByText("Från konsolen")).toBeVisible();
});

test("AN1 AN2 where the page was shown stands at the own desk and on the page", async ({ start, device }) => {
  const { desk } = await afterwards(start, device);
  const [own, other] = [await desk("Almnäs"), await desk("Björkvik")];
  await own.getByRole("button", { name: w("present_tell"), exact: true }).click();
  await own.getByLabel(w("present_where"), { exact: true }).selectOption(w("present_apt"));
  await own.getByLabel(w("present_date"), { exact: true }).fill("2026-03-12");
  await own.getByRole("textbox", { name: w("present_words"), exact: true }).fill("Förskolan ville veta mer.");
  await look(own, "desk-present");
  await own.getByRole("button", { name: w("present_save"), exact: true }).click();
  await expect(own.getByRole("list", { name: w("present_shown") }).getByText("Förskolan ville veta mer.")).toBeVisible();
  await expect(other.getByText("Förskolan ville veta mer.")).toHaveCount(0);
  const [page] = await Promise.all([own.waitForEvent("popup"), own.getByRole("link", { name: w("papers_anchoring_open"), exact: true }).click()]);
  await expect(page.getByText("Visat på APT 12 mars 2026. Förskolan ville veta mer.")).toBeVisible();
});
