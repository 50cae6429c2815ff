// plan.spec.mjs - what a meeting is planned as: dates and hosts agreed on at Uppstart, or a reason why not; a meeting by video with its
// link and who takes part at a distance; guests; and a meeting that was held on paper, entered afterwards.
import { Meeting, today } from "../lib/meeting.mjs";
import { expect, projector, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { like, w } from "./lib/words.mjs";

const link = "https://video.invalid/bm1";

/// A group of three with Uppstart and BM1 today, BM2 and BM3 not agreed on; the console, a key person's tablet and the storbild.
async function room(start, device) {
  const server = await start({ demo: false });
  const occasions = [
    { occasion: "uppstart", date: today(), host: 0 },
    { occasion: "bm1", date: today(), host: 0 },
    { occasion: "bm2" },
    { occasion: "bm3" },
  ];
  const made = await Meeting.make(server, { size: 3, occasions });
  const open = async (card, options) => {
    const page = await device(options);
    await page.goto(card.url);
    return page;
  };
  const console = await open(made.card("nyckelperson", 0));
  const storbild = await open(made.card("storbild"), { viewport: projector });
  const tablet = new Tablet(await device());
  const press = (words) => console.getByRole("button", { name: words, exact: typeof words === "string" }).first().click();
  return { server, made, console, storbild, tablet, press, group: (name) => console.getByRole("group", { name, exact: true }) };
}

test("ME9 ME10 dates and hosts are agreed on at Uppstart; what is left needs a reason, and it stands in the notes", async ({ start, device }) => {
  const { console, press, group } = await room(start, device);
  await press(w("console_open"));
  await press(w("console_open"));
  await expect(console.getByRole("heading", { name: w("plan_title"), exact: true })).toBeVisible();
  await look(console, "console-dates-and-hosts");

  await group("BM2").getByLabel(w("plan_date"), { exact: true }).fill("2027-04-01");
  await console.reload(); // what is typed is kept
  await expect(group("BM2").getByLabel(w("plan_date"), { exact: true })).toHaveValue("2027-04-01");
  await group("BM2").getByLabel(w("plan_host"), { exact: true }).selectOption("Björkvik");
  await group("BM3").getByLabel(w("plan_host"), { exact: true }).selectOption("Björkvik"); // the same one twice
  await press(w("plan_save"));
  await expect(console.getByRole("button", { name: w("plan_save"), exact: true }).first()).toBeDisabled();

  await press(w("console_close"));
  await expect(console.getByText(like("plan_close_left", { which: "BM3" }))).toBeVisible();
  await look(console, "console-close-with-a-reason");
  const close = console.getByRole("form", { name: w("console_close") });
  await expect(close.getByRole("button", { name: w("console_close"), exact: true })).toBeDisabled();
  await close.getByLabel(w("plan_close_reason"), { exact: true }).fill("Dagen för BM3 bestäms i mars.");
  await close.getByRole("button", { name: w("console_close"), exact: true }).click();
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("console_closed", { occasion: "Uppstart" }));
  const [notes] = await Promise.all([
    console.waitForEvent("popup"),
    console.getByRole("link", { name: w("papers_notes", { occasion: "Uppstart" }), exact: true }).click(),
  ]);
  await expect(notes.getByText("Dagen för BM3 bestäms i mars.")).toBeVisible();
});

test("ME11 SE13 ME12 a meeting by video: its link for whoever has a seat, who is at a distance, its own plans, guests", async ({ start, device }) => {
  const { made, console, storbild, tablet, press } = await room(start, device);
  await console.getByRole("combobox", { name: w("console_which") }).selectOption("BM1");
  await console.getByText(w("plan_this_title"), { exact: true }).click();
  const bm1 = console.getByRole("group", { name: "BM1", exact: true });
  await bm1.getByLabel(w("plan_mode"), { exact: true }).selectOption(w("plan_mode_video"));
  await bm1.getByLabel(w("plan_link"), { exact: true }).fill(link);
  await press(w("plan_save"));
  await expect(console.getByRole("link", { name: w("plan_open_link") })).toHaveAttribute("href", link);
  for (const half of ["första", "andra"]) await expect(console.getByRole("button", { name: new RegExp(`BM1 på video, ${half} halvdagen`) })).toBeVisible();
  await expect(console.getByRole("button", { name: /BM1, heldag i samma rum/ })).toHaveCount(0);
  await console.getByText(w("plan_guests_title"), { exact: true }).click();
  await console.getByLabel(w("plan_guests_from"), { exact: true }).fill("Umeå kommun");
  await console.getByLabel(w("plan_guests_count"), { exact: true }).fill("2");
  await press(w("plan_guests_save"));
  await expect(console.getByRole("listitem").getByText(w("plan_guests", { count: 2, from: "Umeå kommun" }))).toBeVisible();
  await look(console, "console-by-video");

  await press(w("console_open"));
  await press(w("console_open"));
  await expect(storbild.getByText(w("plan_guests", { count: 2, from: "Umeå kommun" }))).toBeVisible();
  await tablet.page.goto(made.card("chef", 1).url);
  await tablet.button(w("sit_yes")).click();
  await expect(tablet.page.getByLabel(w("sit_remote"))).toBeChecked();
  await look(tablet.page, "tablet-sit-at-a-distance");
  await tablet.button(w("sit_down")).click();
  await expect(tablet.page.getByRole("link", { name: w("plan_open_link") })).toHaveAttribute("href", link);
  await look(tablet.page, "tablet-lobby-by-video");
  await expect(console.getByText(like("plan_remote_seats"))).toContainText("Björkvik");
  await expect(storbild.getByText(w("room_here_remote"))).toBeVisible();
  await look(storbild, "storbild-lobby-by-video", { at: ["projector"], narrow: false });
  expect(storbild.received.filter((frame) => frame.includes("video.invalid")), "the storbild is never sent the link").toEqual([]);
});

test("ME13 ME14 a meeting held on paper is entered afterwards, and what it promised is followed up at the next", async ({ start, device }) => {
  const { server, made, console, tablet, press } = await room(start, device);
  await console.getByRole("combobox", { name: w("console_which") }).selectOption("BM1");
  await press(w("plan_register"));
  await look(console, "console-register");
  await console.getByLabel(w("plan_register_date"), { exact: true }).fill(today());
  await press(w("plan_register_save"));
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("console_closed", { occasion: "BM1" }));
  await expect(console.getByText(w("plan_was_registered"))).toBeVisible();
  await expect(console.getByRole("button", { name: w("console_undo", { what: w("console_undo_register") }) })).toBeVisible();

  await tablet.take(made.card("nyckelperson", 1).url, "Birgit");
  await tablet.page.goto(`${server.url}/hemma`);
  await tablet.button(w("plan_enter")).click();
  await expect(tablet.title()).toHaveText(w("plan_enter_title", { occasion: "BM1" }));
  await tablet.promises("Från pappret", /Nyckelperson/);
  await tablet.page.getByLabel(w("idea_what"), { exact: true }).fill("En idé på pappret");
  await tablet.button(w("idea_tell")).click();
  await tablet.enter([2, 3]);
  await look(tablet.page, "desk-afterwards");

  await console.getByRole("combobox", { name: w("console_which") }).selectOption("BM2");
  await press(w("console_open"));
  await press(w("console_open"));
  await console.getByRole("group", { name: w("console_screens") }).getByRole("button", { name: w("phase_follow"), exact: true }).click();
  await tablet.page.goto(server.url);
  await expect(tablet.promise("Från pappret").getByRole("button", { name: w("verdict_done"), exact: true })).toBeVisible();
});
