// setup.spec.mjs - a real group from an empty data directory, in the browser alone: made, its cards printed, its desk link
// opened, its first scores set, and deleted again by its name; and paper, card and back, with either checklist.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/contract.mjs";
import { adminLink, expect, test } from "./lib/fixtures.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, like, w } from "./lib/words.mjs";

const longer = JSON.parse(readFileSync(join(root, "server/method/packs/skl-2017-13.json"), "utf8"));
const results = join(import.meta.dirname, "results");
const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
const name = "Prövogruppen";
const names = ["Hedemora", "Enskede-Årsta-Vantör stadsdelsförvaltning", "Västra Götalandsregionen"];

test("a real group in the browser: created, cards printed, desk opened, first scores, deleted", async ({ start, device }) => {
  const server = await start({ demo: false });
  const admin = await adminLink(server);

  const page = await device();
  const button = (words) => page.getByRole("button", { name: words, exact: true });
  await page.goto(admin);
  expect(page.url(), "no key in the address").toBe(`${server.url}/admin`);
  await expect(page.getByText(w("admin_no_groups"))).toBeVisible();
  await button(w("admin_new_group")).click();

  // A mistake first: the words stand at the field, and nothing typed is lost.
  await page.getByLabel(w("admin_method"), { exact: true }).selectOption({ label: checklist.name });
  await button(w("admin_add_organisation")).click();
  for (const [index, each] of names.entries()) {
    const organisation = page.getByRole("group", { name: w("admin_organisation_number", { number: index + 1 }) });
    await organisation.getByLabel(w("admin_organisation_name"), { exact: true }).fill(each);
  }
  await page.getByRole("group", { name: w("admin_organisation_number", { number: 2 }) }).getByLabel(w("admin_kind")).selectOption(w("kind_stadsdel"));
  await page.getByRole("group", { name: w("admin_organisation_number", { number: 3 }) }).getByLabel(w("admin_kind")).selectOption(w("kind_region"));
  await button(w("admin_create")).click();
  await expect(page.getByLabel(w("admin_group_name"), { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel(w("admin_group_name"), { exact: true })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("group", { name: w("admin_organisation_number", { number: 1 }) }).getByLabel(w("admin_organisation_name"), { exact: true })).toHaveValue(names[0]);

  await page.getByLabel(w("admin_group_name"), { exact: true }).fill(name);
  await page.getByLabel(w("admin_date"), { exact: true }).first().fill(today());
  await page.getByLabel(w("admin_host"), { exact: true }).first().selectOption(names[0]);
  const mentor = page.getByRole("checkbox", { name: w("admin_has_mentor") });
  if (await mentor.isChecked()) await mentor.uncheck();
  await expect(page.getByText(w("admin_no_mentor"))).toBeVisible();
  await button(w("admin_create")).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  // Cards: issued, printed, looked at as PDF.
  await button(w("admin_issue_desks")).click();
  await expect(page.getByText(w("admin_links_once"))).toBeVisible();
  const desk = await page.getByRole("textbox", { name: w("admin_desk_link", { who: `${names[0]}, ${w("function_nyckelperson")}` }) }).inputValue();
  await button(w("admin_issue_cards")).click();
  const print = page.getByRole("button", { name: like("admin_print_cards", { count: 9 }) });
  await expect(print).toBeVisible();
  const leader = await page.getByRole("textbox", { name: w("admin_leader_link", { who: `${names[0]}, ${w("function_nyckelperson")}` }) }).inputValue();
  await print.click();
  await expect(page.getByText(w("print_scan"))).toHaveCount(9);
  await page.getByRole("checkbox", { name: w("print_backs") }).check();
  expect(await paper(page, "cards"), "a card and its back for each of nine seats").toBe(18);

  // The desk: home scoring and the first agreed scores.
  const home = new Tablet(await device());
  await home.page.goto(desk);
  await home.page.getByRole("button", { name: w("desk_open") }).click();
  await expect(home.page).toHaveURL(`${server.url}/hemma`);
  await expect(home.title()).toHaveText(w("desk_title"));
  await home.go("enter");
  await home.enter([2, 1, 3]);
  await home.saved();

  // No shell and no mentor: the host's nyckelperson leads.
  const led = await device();
  await led.goto(leader);
  await expect(led).toHaveURL(`${server.url}/led`);
  await expect(led.getByRole("heading", { level: 1 })).toContainText("Uppstart");
  const hedemora = led.getByRole("row").filter({ hasText: names[0] });
  await expect(hedemora).toContainText(w("console_of", { some: 3, all: checklist.count }));

  // Earlier scores, by the one who prepares.
  await page.goto(`${server.url}/admin`);
  await page.getByRole("button", { name: `${w("open")}: ${name}` }).click();
  await page.getByText(w("admin_earlier"), { exact: true }).first().click();
  const cell = page.getByLabel(w("admin_cell", { organisation: names[1], item: 1 }), { exact: true });
  await cell.selectOption("3");
  await expect(page.getByRole("cell").filter({ has: cell })).toContainText(w("saved"));

  // After a reload the value is there, and may be corrected.
  const again = async () => {
    await page.reload();
    await page.getByText(w("admin_earlier"), { exact: true }).first().click();
  };
  await again();
  await expect(cell).toHaveValue("3");
  await cell.selectOption("2");
  await expect(page.getByRole("cell").filter({ has: cell })).toContainText(w("saved"));
  await again();
  await expect(cell).toHaveValue("2");

  // Deleted: only after the name has been typed, and every device is told.
  await button(w("admin_delete")).click();
  await page.getByLabel(w("admin_delete_type", { name })).fill("Prövo");
  await button(w("admin_delete_yes", { name })).click();
  await expect(page.getByLabel(w("admin_delete_type", { name }))).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel(w("admin_delete_type", { name })).fill(name);
  await button(w("admin_delete_yes", { name })).click();
  await expect(page.getByText(w("admin_no_groups"))).toBeVisible();
  await expect(home.title()).toHaveText(w("stopped_deleted_title"));
});

test("the checklist of thirteen items, too, stands whole on the back of a card", async ({ start, device }) => {
  const server = await start({ demo: false });
  const page = await device();
  await page.goto(await adminLink(server));
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  await press(w("admin_new_group"));
  await page.getByLabel(w("admin_method"), { exact: true }).selectOption({ label: longer.name.sv });
  await page.getByLabel(w("admin_group_name"), { exact: true }).fill(name);
  for (const number of [1, 2])
    await page.getByRole("group", { name: w("admin_organisation_number", { number }) }).getByLabel(w("admin_organisation_name"), { exact: true }).fill(names[number]);
  await page.getByLabel(w("admin_date"), { exact: true }).first().fill(today());
  await page.getByLabel(w("admin_host"), { exact: true }).first().selectOption(names[1]);
  const mentor = page.getByRole("checkbox", { name: w("admin_has_mentor") });
  if (await mentor.isChecked()) await mentor.uncheck();
  await press(w("admin_create"));
  await press(w("admin_issue_cards"));
  await page.getByRole("button", { name: like("admin_print_cards", { count: 6 }) }).click();
  await page.getByRole("checkbox", { name: w("print_backs") }).check();
  await expect(page.getByRole("row", { name: longer.items[12].text.sv })).toHaveCount(6);
  expect(await paper(page, "cards-13"), "a card and its back for each of six seats").toBe(12);
});

/// Prints the page, keeps it for a person to look at, and counts the sheets' sides.
async function paper(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.pdf`), pdf);
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
}
