// survey.spec.mjs - Enkät and Plus–minus–intressant: opened by who leads, answered once on each tablet, counted without a
// name, closed for good; a reload keeps what is half filled in.
import { expect, linkOf, projector, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { w } from "./lib/words.mjs";

async function room(start, device) {
  const server = await start();
  const links = server.links();
  const open = async (url, options) => {
    const page = await device(options);
    await page.goto(url);
    return page;
  };
  const sit = async (organisation, fn) => {
    const tablet = new Tablet(await device());
    await tablet.take(linkOf(links, { organisation, function: fn }).url);
    return tablet;
  };
  return {
    console: await open(links.seats.find((link) => link.facilitator && link.key === "room").url),
    storbild: await open(linkOf(links, { function: "storbild" }).url, { viewport: projector }),
    chef: await sit("Almnäs", "chef"),
    politiker: await sit("Almnäs", "politiker"),
    other: await sit("Björkvik", "nyckelperson"),
  };
}
const show = (console, phase) =>
  console
    .getByRole("group", { name: w("console_screens") })
    .getByRole("button", { name: w(`phase_${phase}`), exact: true })
    .click();
const begin = async (console, phase) => {
  await show(console, phase);
  await console.getByRole("button", { name: w("console_survey_open"), exact: true }).click();
};
const close = async (console) => {
  await console.getByRole("button", { name: w("console_survey_close"), exact: true }).click();
  await console.getByRole("button", { name: w("console_survey_close"), exact: true }).click();
};
const counted = (answered) => new RegExp(`^${answered} av \\d+ har svarat`);

test("SU1 SU2 SU5 a survey is answered once, kept through a reload, and counted without a name", async ({ start, device }) => {
  const { console, storbild, chef, politiker } = await room(start, device);
  await show(console, "survey");
  await expect(chef.page.getByText(w("survey_not_open"))).toBeVisible();
  await console.getByRole("button", { name: w("console_survey_open"), exact: true }).click();

  const questions = chef.main().getByRole("group");
  await expect(chef.button(w("survey_send"))).toBeVisible();
  await look(chef.page, "tablet-survey");
  await expect(chef.button(w("survey_send"))).toBeDisabled();
  await questions.nth(0).getByRole("radio").nth(3).check();
  await questions.nth(1).getByRole("radio").nth(1).check();
  await chef.page.reload();
  await expect(questions.nth(0).getByRole("radio").nth(3)).toBeChecked();
  await expect(chef.page.getByText(w("survey_progress", { done: 2, of: 19 }))).toBeVisible();
  await chef.button(w("survey_send")).click();

  await expect(chef.page.getByText(w("survey_thanks"))).toBeVisible();
  await chef.saved();
  await expect(storbild.getByText(counted(1))).toBeVisible();
  await expect(console.getByText(counted(1))).toBeVisible();
  await look(chef.page, "tablet-survey-sent");
  await look(storbild, "storbild-survey", { at: ["tablet", "projector"], narrow: false });
  await look(console, "console-survey", { at: ["phone", "projector", "tablet"] });
  await expect(politiker.button(w("survey_send"))).toBeVisible();
  await chef.page.reload();
  await expect(chef.page.getByText(w("survey_thanks"))).toBeVisible();

  await close(console);
  await expect(storbild.getByText(w("outcome_too_few", { count: 1 }))).toBeVisible();
  await expect(politiker.page.getByText(w("outcome_too_few", { count: 1 }))).toBeVisible();
  await look(politiker.page, "tablet-survey-closed");
});

test("the second part begins from what was scored on this tablet today, and on no other", async ({ start, device }) => {
  const { console, other, chef } = await room(start, device);
  await show(console, "score");
  await other.vote([3, 2]);
  await begin(console, "survey");

  await other.button(w("survey_fill", { count: 2 })).click();

  await expect(other.page.getByText(w("survey_progress", { done: 2, of: 19 }))).toBeVisible();
  await expect(chef.page.getByText(w("survey_part_checklist"))).toBeVisible();
  await expect(chef.page.getByRole("button", { name: /Fyll i/ })).toHaveCount(0);
});

test("SU8 the words of plus, minus, interesting stand together once closed, in the order of the alphabet", async ({ start, device }) => {
  const { console, storbild, chef, politiker, other } = await room(start, device);
  await begin(console, "pmi");
  await expect(chef.button(w("survey_send"))).toBeVisible();
  await look(chef.page, "tablet-pmi");
  for (const [tablet, plus] of [[chef, "Öppna samtal"], [politiker, "Bra värdskap"], [other, "Lunchen"]]) {
    await tablet.page.getByLabel(/^Plus/).fill(plus);
    await tablet.button(w("survey_send")).click();
    await tablet.saved();
    await expect(storbild.getByText(plus)).toBeHidden();
  }
  await close(console);

  const first = storbild.getByRole("listitem");
  await expect(first.nth(0)).toHaveText("Bra värdskap");
  await expect(first.nth(1)).toHaveText("Lunchen");
  await expect(first.nth(2)).toHaveText("Öppna samtal");
  await expect(chef.page.getByText("Lunchen")).toBeVisible();
  await look(storbild, "storbild-pmi", { at: ["tablet", "projector"], narrow: false });
  await look(chef.page, "tablet-pmi-closed");
});
