// leading.spec.mjs - the facilitator's browser dies and the meeting goes on: another takes the lead when it is lost, the first
// gets it back with one tap; and the lead handed over on purpose.
import { expect, linkOf, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { gather, screensOf } from "./lib/round.mjs";
import { like, w } from "./lib/words.mjs";

const whoLeads = `Dalhult, ${w("function_nyckelperson")}`;
const other = `Björkvik, ${w("function_nyckelperson")}`;

test("ME8 the facilitator's browser is killed: another takes over and shows the next screen, and the first gets it back", async ({ start, device }) => {
  test.setTimeout(240_000);
  const server = await start();
  const links = server.links();
  const { storbild, console, almnas, chef, key } = await gather(device, links);
  const takeOver = key.button(w("lead_take_over"));
  await expect(console.getByRole("heading", { level: 1 })).toBeVisible();

  await console.context().close();
  await expect(almnas.button(w("lead_take_over"))).toBeVisible({ timeout: 45_000 });
  await expect(key.page.getByText(w("lead_lost", { who: whoLeads }))).toBeVisible();
  await expect(chef.button(w("lead_take_over")), "only who may lead is asked").toHaveCount(0);
  await look(key.page, "tablet-lead-lost");
  await takeOver.click();
  await expect(key.page.getByText(w("lead_you_stand_in", { other: whoLeads }))).toBeVisible();
  await expect(almnas.button(w("lead_take_over")), "taken once").toHaveCount(0);
  await expect(chef.page.getByText(w("lead_stands_in", { who: other, other: whoLeads }))).toBeVisible();
  await look(chef.page, "tablet-lead-stands-in");

  await key.page.getByRole("link", { name: w("lead_to_console") }).click();
  const led = key.page;
  await screensOf(led).getByRole("button", { name: w("phase_score"), exact: true }).click();
  await expect(storbild.getByRole("heading", { level: 1 })).toHaveText(w("room_score_title"));

  const first = await device();
  await first.goto(linkOf(links, { organisation: "Dalhult", function: "nyckelperson" }).url);
  await expect(first.getByText(w("lead_stood_in_for_you", { who: other }))).toBeVisible();
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(w("console_not_leading"));
  await look(first, "console-lead-back");
  await first.getByRole("button", { name: w("lead_take_back") }).click();
  await expect(first.getByRole("heading", { level: 1 })).toContainText("BM2");
  await expect(led.getByRole("heading", { level: 1 })).toHaveText(w("console_not_leading"));
  await expect(chef.page.getByText(w("lead_stands_in", { who: other, other: whoLeads }))).toBeHidden();
});

test("ME7 the lead is handed over with one tap, and the screens go on", async ({ start, device }) => {
  const server = await start();
  const { storbild, console, key } = await gather(device, server.links());
  await screensOf(console).getByRole("button", { name: w("phase_score"), exact: true }).click();
  await console.getByRole("button", { name: w("lead_hand_over") }).click();
  await expect(console.getByRole("button", { name: like("lead_here") })).not.toHaveCount(0);
  await look(console, "console-hand-over", { at: ["phone", "tablet", "projector"] });
  await console.getByRole("button", { name: `${other} ${w("lead_here")}` }).click();

  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("console_not_leading"));
  await expect(storbild.getByRole("heading", { level: 1 })).toHaveText(w("room_score_title"));
  await key.page.getByRole("link", { name: w("view_console") }).click();
  await screensOf(key.page).getByRole("button", { name: w("phase_compare"), exact: true }).click();
  await expect(storbild.getByRole("table")).toBeVisible();
});
