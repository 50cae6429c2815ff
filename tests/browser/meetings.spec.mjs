// meetings.spec.mjs - BM1 led by its agenda from the lobby to the close, with nine seats of three organisations, a mentor and the
// storbild; then BM2 and BM3 in short: what was promised at BM1 comes back in its own words, goes on, is dropped with a reason, or is
// never accounted for and stands first.
import { Meeting, today } from "../lib/meeting.mjs";
import { expect, projector, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { screensOf } from "./lib/round.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, like, w } from "./lib/words.mjs";

const functions = ["politiker", "chef", "nyckelperson"];
const homes = [0, 1, 2];
/// What a function of an organisation answers; where the three differ the chef's is what they agree on.
const answers = (home, fn) =>
  Array.from({ length: checklist.count }, (_, at) => (fn === "politiker" && at === home ? 1 : 1 + ((home + at) % 3)));
const agreed = (home) => answers(home, "chef");

test("BM1 in full, BM2 and BM3 in short: what was promised comes back", async ({ start, device }) => {
  test.setTimeout(600_000);
  const server = await start({ demo: false });
  const occasions = ["bm1", "bm2", "bm3"].map((occasion) => ({ occasion, date: today(), host: 0 }));
  const made = await Meeting.make(server, { size: 3, occasions });
  const open = async (card, options) => {
    const page = await device(options);
    await page.goto(card.url);
    return page;
  };
  const sit = async (home, fn) => {
    const tablet = new Tablet(await device());
    await tablet.page.goto(made.card(fn, home).url); // who leads comes to the console
    await tablet.take(`${server.url}/`, `${fn} ${home + 1}`);
    return tablet;
  };
  const storbild = await open(made.card("storbild"), { viewport: projector });
  const console = await open(made.card("nyckelperson", 0));
  const room = await Promise.all(homes.map(async (home) => Object.fromEntries(await Promise.all(functions.map(async (fn) => [fn, await sit(home, fn)])))));
  const mentor = await sit(3, "nyckelperson");
  const everybody = [...room.flatMap((home) => Object.values(home)), mentor];
  const keys = room.map((home) => home.nyckelperson);
  const press = (words, nth = 0) => console.getByRole("button", { name: words, exact: typeof words === "string" }).nth(nth).click();
  const says = (title) => expect(storbild.getByRole("heading", { level: 1 })).toHaveText(title);
  const asked = async (words) => {
    await press(words);
    await press(words);
  };
  /// Starts the agenda's next item of a phase, by its row.
  const begin = async (phase, title = w(`phase_${phase}`)) => {
    await press(`${w("agenda_start")}: ${title}`);
    await expect(screensOf(console).getByRole("button", { pressed: true })).toHaveText(w(`phase_${phase}`));
  };

  // The day is planned and opened.
  await expect(console.getByRole("combobox", { name: w("console_which") }).locator("option:checked")).toHaveText("BM1");
  await press(like("agenda_use"));
  await expect(console.getByRole("button", { name: /^Ändra: / }).first()).toBeVisible();
  await asked(w("console_open"));
  await says(w("room_welcome"));

  await press(w("agenda_go_next", { name: w("phase_purpose") }));
  for (const [home, key] of keys.entries()) {
    await key.button(w("purpose_write")).click();
    await key.page.getByLabel(w("purpose_words"), { exact: true }).fill(`Därför är ${home + 1} här.`);
    await key.button(w("purpose_save")).click();
    await expect(storbild.getByText(`Därför är ${home + 1} här.`)).toBeVisible();
  }
  for (const [phase, title = w(`phase_${phase}`)] of [["check_in"], ["follow"], ["presentation", "Styrsystemet i varje organisation"], ["pause"]]) {
    await begin(phase, title);
    for (const { page } of everybody) await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  }

  // Everybody answers for themselves; each organisation sees its own answers and decides.
  await begin("score");
  await press(like("console_start_all"));
  await Promise.all(homes.flatMap((home) => functions.map((fn) => room[home][fn].vote(answers(home, fn)))));
  for (const home of homes) {
    await keys[home].reveal();
    await keys[home].decide(agreed(home));
  }
  await begin("compare");
  await says(w("room_table_title"));
  await expect(storbild.getByRole("table")).toBeVisible();
  await begin("roles");

  await begin("ideas");
  await keys[0].page.getByLabel(w("idea_what"), { exact: true }).fill("Chefer delar mallar med varandra.");
  await keys[0].button(w("idea_tell")).click();
  await keys[1].button(`${w("idea_save")}: Chefer delar mallar med varandra.`).click();
  await expect(keys[0].page.getByText(w("idea_inspired_title", { count: 1 }))).toBeVisible();

  await begin("commit");
  await keys[0].button(w("go_there")).click(); // whoever stands in a text is told that the meeting has gone on
  const promise = (home, n) => `Löfte ${n} av organisation ${home + 1}`;
  for (const home of homes) for (const n of [1, 2]) await keys[home].promises(promise(home, n), /Nyckelperson/);
  for (const home of homes) await expect(storbild.getByText(promise(home, 1))).toBeVisible();

  await begin("survey");
  await press(w("console_survey_open"));
  for (const tablet of everybody) {
    await tablet.main().getByRole("group").nth(0).getByRole("radio").nth(2).check();
    await tablet.button(w("survey_send")).click();
    await expect(tablet.page.getByText(w("survey_thanks"))).toBeVisible();
  }
  await asked(w("console_survey_close"));
  await expect(storbild.getByText(like("outcome_answers", { count: 10 }))).toBeVisible();
  await look(storbild, "storbild-survey-outcome", { at: ["tablet", "projector"], narrow: false });
  await look(keys[0].page, "tablet-survey-outcome");

  await begin("closing");
  await asked(w("console_close"));
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("console_closed", { occasion: "BM1" }));

  /// The notes of the meeting that the console shows, in a tab of their own; the row of a table that begins with `words`.
  const notesOf = async (occasion) => {
    const link = console.getByRole("link", { name: w("papers_notes", { occasion }), exact: true });
    const [tab] = await Promise.all([console.waitForEvent("popup"), link.click()]);
    await tab.waitForLoadState();
    return (words) => tab.getByRole("row").filter({ hasText: words }).first();
  };
  const first = await notesOf("BM1");
  for (const home of homes) for (const n of [1, 2]) await expect(first(promise(home, n))).toBeVisible();
  await expect(first(checklist.item(1)).getByRole("cell")).toHaveText(homes.map((home) => String(agreed(home)[0])));

  // BM2: one is done, one goes on, one is dropped with a reason; the third organisation says nothing.
  const lead = async (occasion) => {
    await console.getByRole("combobox", { name: w("console_which") }).selectOption(occasion);
    await asked(w("console_open"));
    await screensOf(console).getByRole("button", { name: w("phase_follow"), exact: true }).click();
    await says(w("room_follow_title"));
  };
  await lead("BM2");
  await keys[0].tells(promise(0, 1), "done");
  await keys[0].tells(promise(0, 2), "on_way");
  await keys[1].tells(promise(1, 1), "dropped", "Det finns ingen som kan göra det i år.");
  await keys[1].tells(promise(1, 2), "on_way");
  await expect(keys[2].page.getByText(w("follow_left", { count: 2, of: 2 }))).toBeVisible();
  await expect(storbild.getByText("Det finns ingen som kan göra det i år.")).toBeVisible();
  await asked(w("console_close"));
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("console_closed", { occasion: "BM2" }));

  const second = await notesOf("BM2");
  const told = (verdict) => new RegExp(w(`verdict_${verdict}`), "i");
  await expect(second(promise(0, 1))).toContainText(told("done"));
  await expect(second(promise(0, 2))).toContainText(told("on_way"));
  await expect(second(promise(1, 1))).toContainText("Det finns ingen som kan göra det i år.");
  for (const n of [1, 2]) await expect(second(promise(2, n))).toContainText(told("missed"));

  // BM3: what goes on and what nobody has said a word about stand there in their own words; what is done or dropped does not.
  await lead("BM3");
  const standing = (home) => keys[home].main().getByRole("article").filter({ has: keys[home].page.getByRole("button", { name: w("verdict_done"), exact: true }) }).getByRole("heading");
  await expect(standing(0)).toHaveText([promise(0, 2)]);
  await expect(standing(1)).toHaveText([promise(1, 2)]);
  await expect(standing(2)).toHaveText([promise(2, 1), promise(2, 2)]);
  await expect(keys[2].promise(promise(2, 1)).getByText(w("verdict_missed")).first()).toBeVisible();
  await keys[0].tells(promise(0, 2), "done");
  await asked(w("console_close"));
  await keys[1].go("commit");
  await expect(keys[1].promise(promise(1, 1)).getByText("Det finns ingen som kan göra det i år.").first()).toBeVisible();
  await made.leave();
});
