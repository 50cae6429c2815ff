// talk.spec.mjs - what a meeting is for, what it talks about, and what is taken home: purpose, focus and ideas on every screen.
import { expect, linkOf, projector, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, like, w } from "./lib/words.mjs";

async function room(start, device) {
  const server = await start();
  const links = server.links();
  const open = async (url, options) => {
    const page = await device(options);
    await page.goto(url);
    return page;
  };
  const sit = async (organisation, role) => {
    const tablet = new Tablet(await device());
    await tablet.take(linkOf(links, { organisation, function: role }).url);
    return tablet;
  };
  const console = await open(links.seats.find((link) => link.facilitator && link.key === "room").url);
  const screens = console.getByRole("group", { name: w("console_screens") });
  return {
    links,
    open,
    console,
    show: (phase) => screens.getByRole("button", { name: w(`phase_${phase}`), exact: true }).click(),
    storbild: await open(linkOf(links, { function: "storbild" }).url, { viewport: projector }),
    almnas: await sit("Almnäs", "nyckelperson"),
    bjorkvik: await sit("Björkvik", "nyckelperson"),
    ceders: await sit("Ceders", "nyckelperson"),
  };
}

test("PU1 PU2 PU3 each organisation says why it is here, side by side on the storbild, and a change keeps what it was", async ({ start, device }) => {
  const { console, storbild, almnas, bjorkvik, show } = await room(start, device);
  await expect(console.getByText(/Almnäs, Björkvik/)).toBeVisible(); // who has none is said, mildly
  await show("purpose");
  await expect(almnas.title()).toHaveText(w("phase_purpose"));
  await look(almnas.page, "tablet-purpose-none");

  await almnas.button(w("purpose_write")).click();
  await look(almnas.page, "tablet-purpose-form");
  await almnas.page.getByRole("checkbox").first().check();
  await almnas.page.getByLabel(w("purpose_words"), { exact: true }).fill("Nämnderna frågar efter könsuppdelad statistik.");
  await almnas.button(w("purpose_save")).click();
  await almnas.saved();
  for (const page of [storbild, bjorkvik.page, almnas.page]) {
    await expect(page.getByText("Nämnderna frågar efter könsuppdelad statistik.")).toBeVisible();
  }
  await expect(console.getByText(/Almnäs, Björkvik/)).toHaveCount(0);
  await look(storbild, "storbild-purpose", { at: ["tablet", "projector"], narrow: false });

  await almnas.button(w("purpose_change")).click();
  await almnas.page.getByLabel(w("purpose_words"), { exact: true }).fill("Nämnderna använder statistiken.");
  await almnas.button(w("purpose_save")).click();
  await expect(storbild.getByText("Nämnderna använder statistiken.")).toBeVisible();
  await expect(storbild.getByText("Nämnderna frågar efter könsuppdelad statistik.")).toHaveCount(0);
  await bjorkvik.page.reload();
  await bjorkvik.page.getByText(w("purpose_before", { count: 1 })).click();
  await expect(bjorkvik.page.getByText("Nämnderna frågar efter könsuppdelad statistik.")).toBeVisible();
  await look(bjorkvik.page, "tablet-purpose");
});

test("FO1 FO4 items are proposed with their reason, whoever leads chooses, and every screen follows", async ({ start, device }) => {
  const { console, storbild, almnas, ceders, show } = await room(start, device);
  await ceders.button(w("view_enter")).click();
  await ceders.enter([1, 2, 1, 2, 2, 2, 2, 2, 2, 1]);
  await ceders.saved();
  await show("compare");
  const panel = console.getByRole("region", { name: w("focus_title") });
  await expect(panel.getByText(w("focus_alike", { value: 1 })).first()).toBeVisible();
  await look(console, "console-focus", { at: ["phone", "tablet", "projector"] });
  await panel.getByRole("button", { name: w("focus_take_all", { count: 3 }) }).click();
  await panel.getByRole("button", { name: `${w("focus_drop")}: 10` }).click();
  await panel.getByRole("button", { name: `${w("agenda_up")}: 3` }).click();

  await expect(panel.getByRole("listitem").first()).toContainText(checklist.item(3));
  await expect(storbild.getByText(w("focus_mark"), { exact: true })).toHaveCount(2);
  await look(storbild, "storbild-focus", { at: ["tablet", "projector"], narrow: false });
  await console.getByRole("button", { name: w("console_next_item", { item: 3 }) }).click();
  await expect(storbild.getByRole("heading", { level: 1 })).toContainText(checklist.item(3));
  await expect(almnas.page.getByText(w("focus_today"))).toBeVisible();
  await look(almnas.page, "tablet-focus");
});

test("ID1 ID3 ID4 ID5 an idea is told to all, saved by another, drafted at home; whoever told it hears that it inspired", async ({ start, device }) => {
  const { links, open, console, storbild, almnas, bjorkvik, show } = await room(start, device);
  await show("ideas");
  await expect(almnas.title()).toHaveText(w("phase_ideas"));
  await almnas.page.getByLabel(w("idea_what"), { exact: true }).fill("Chefer delar mallar med varandra.");
  await almnas.button(w("idea_tell")).click();
  await almnas.saved();
  await expect(storbild.getByText("Chefer delar mallar med varandra.")).toBeVisible();
  await expect(console.getByText(w("console_ideas", { count: 1 }), { exact: true })).toBeVisible();
  await look(storbild, "storbild-ideas", { at: ["tablet", "projector"], narrow: false });

  await bjorkvik.button(`${w("idea_save")}: Chefer delar mallar med varandra.`).click();
  await bjorkvik.saved();
  await expect(bjorkvik.button(`${w("idea_saved")}: Chefer delar mallar med varandra.`)).toBeVisible();
  await expect(almnas.page.getByText(w("idea_inspired_title", { count: 1 }))).toBeVisible();
  await look(almnas.page, "tablet-ideas");
  await look(bjorkvik.page, "tablet-ideas-others");

  const desk = await open(linkOf(links, { organisation: "Björkvik", function: "nyckelperson", key: "desk" }).url);
  await desk.getByRole("button", { name: w("desk_open") }).click();
  await desk.getByRole("button", { name: w("idea_list_title") }).click();
  await desk.getByLabel(w("idea_draft"), { exact: true }).fill("Pröva mallen på två enheter.");
  await desk.getByRole("button", { name: w("idea_draft_save"), exact: true }).click();
  await expect.poll(() => desk.received.some((text) => text.includes("Pröva mallen på två enheter.")), "the draft is saved").toBe(true);
  await desk.reload();
  await expect(desk.getByLabel(w("idea_draft"), { exact: true })).toHaveValue("Pröva mallen på två enheter.");
  await look(desk, "desk-list");
  await expect(almnas.page.getByText("Pröva mallen på två enheter.")).toHaveCount(0);

  await desk.getByRole("button", { name: like("idea_drop") }).click();
  await expect(desk.getByText(w("idea_list_empty"))).toBeVisible();
  await desk.getByText(w("idea_off_title", { count: 1 })).click();
  await desk.getByRole("button", { name: like("idea_put_back") }).click();
  await expect(desk.getByLabel(w("idea_draft"), { exact: true })).toHaveValue("Pröva mallen på två enheter.");
});

test("FO5 after the reveal an organisation alone sees where its functions differ, with a question", async ({ start, device }) => {
  const { links, almnas, storbild, bjorkvik, show } = await room(start, device);
  const chef = new Tablet(await device());
  await chef.take(linkOf(links, { organisation: "Björkvik", function: "chef" }).url);
  await show("score");
  for (const [tablet, value] of [[chef, 1], [bjorkvik, 3]]) {
    await tablet.atItem(1);
    await tablet.tap(value);
    await tablet.saved();
  }
  await bjorkvik.button(w("my_answers")).click();
  await bjorkvik.reveal();

  for (const tablet of [bjorkvik, chef]) await expect(tablet.page.getByText(w("gap_title"))).toBeVisible();
  await look(bjorkvik.page, "tablet-gaps");
  await bjorkvik.button(`${w("gap_open")}: 1`).click();
  await expect(bjorkvik.page.getByText(like("gap_question"))).toBeVisible();
  for (const page of [almnas.page, storbild]) await expect(page.getByText(w("gap_title"))).toHaveCount(0);
});
