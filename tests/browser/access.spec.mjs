// access.spec.mjs - every screen in every state it can be brought to: axe, 320 px, targets, pictures. (A round with the
// keyboard alone: round.spec.mjs.)
import { adminLink, expect, linkOf, test } from "./lib/fixtures.mjs";
import { look } from "./lib/looking.mjs";
import { gather, joinLate, playRound, promised, screensOf } from "./lib/round.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { like, w } from "./lib/words.mjs";

const all = ["phone", "projector", "tablet"];

test("the meeting's screens at every step of a round", async ({ start, device }) => {
  test.setTimeout(300_000);
  const server = await start();
  const links = server.links();
  const room = await gather(device, links);
  const { storbild, console, almnas, chef, key, ceders } = room;
  const screen = (name) => look(storbild, `storbild-${name}`, { at: ["tablet", "projector"], narrow: false });
  const led = (name) => look(console, `console-${name}`, { at: all });

  const steps = {
    lobby: async () => {
      await screen("lobby");
      await led("lobby");
      await look(chef.page, "tablet-lobby");
    },
    halfway: async () => {
      await look(chef.page, "tablet-ballot");
      await chef.button(w("what_does_it_mean")).click();
      await look(chef.page, "tablet-help");
      await chef.page.keyboard.press("Escape");
      await look(almnas.page, "tablet-done");
      await look(ceders.page, "tablet-not-started");
      await screen("score");
      await led("score");
      await key.button(w("my_answers")).click();
      await look(key.page, "tablet-unanswered");
      await key.button(w("go_on_with", { item: 1 })).click();
    },
    revealed: async () => {
      await look(key.page, "tablet-own-answers");
      await key.button(w("open_item", { item: 4 })).click();
      await look(key.page, "tablet-differ");
      await key.button(w("all_items")).first().click();
      await key.go("seats");
      await look(key.page, "tablet-seats");
      await key.go("score");
      await chef.button(w("open_item", { item: 7 })).click();
      await look(chef.page, "tablet-differ-chef");
      await chef.button(w("all_items")).first().click();
    },
    scored: async () => {
      await look(ceders.page, "tablet-enter");
      await led("scored");
      await look(key.page, "tablet-all-decided");
    },
    compare: async () => {
      await screen("compare");
      await led("compare");
      await look(chef.page, "tablet-compare", { at: all });
    },
  };
  await playRound(room, (name) => steps[name]?.());

  const visitor = await device();
  await visitor.goto(`${server.url}/anslut`);
  await look(visitor, "join-code");
  await joinLate(room, visitor, server.url);
  await console.getByRole("button", { name: w("console_way_lead"), exact: true }).click();
  await console.getByRole("button", { name: like("console_next_item") }).click();
  await expect(storbild.getByText(w("compare_question"))).toBeVisible();
  await screen("item");
  await led("item");
  await look(chef.page, "tablet-compare-item");
  await console.getByRole("button", { name: w("console_way_rehearse"), exact: true }).click();
  await led("rehearsal");
  await console.getByRole("button", { name: w("rehearsal_start"), exact: true }).click();
  await expect(console.getByText(like("rehearsal_back")).first()).toBeVisible();
  await led("rehearsed");
  await console.goto(`${server.url}/utskrift/svarsblad`);
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("print_ballots_title"));
  await look(console, "paper-ballots");
  await console.goto(`${server.url}/jamfor`);
  await expect(console.getByRole("table")).toBeVisible();
  await look(console, "compare-page", { at: all });
});

test("what was promised: followed up, written, supported", async ({ start, device }) => {
  test.setTimeout(180_000);
  const room = await gather(device, (await start()).links());
  const { storbild, console, almnas, chef, key, ceders } = room;
  const screen = (name) => look(storbild, `storbild-${name}`, { at: ["tablet", "projector"], narrow: false });
  const show = (view) => screensOf(console).getByRole("button", { name: w(view), exact: true }).click();
  await show("view_follow");
  await expect(almnas.title()).toHaveText(w("view_follow"));
  await look(almnas.page, "tablet-follow", { at: all });
  await screen("follow");
  await almnas.tells(promised.almnas[0], "done");
  await almnas.promise(promised.almnas[1]).getByRole("button", { name: w("verdict_changed"), exact: true }).click();
  await look(almnas.page, "tablet-follow-changed", { at: all });
  await chef.tells(promised.bjorkvik[1], "dropped", "Det finns ingen som kan göra det i år.");
  await look(key.page, "tablet-follow-told");
  await screen("follow-told");
  await look(console, "console-follow", { at: all });

  await show("view_commit");
  await expect(ceders.title()).toHaveText(w("view_commit"));
  await look(ceders.page, "tablet-commit", { at: all });
  await ceders.button(w("commitment_new")).click();
  await ceders.page.getByText(w("commitment_more")).click();
  await look(ceders.page, "tablet-commit-new", { at: all });
  await ceders.button(w("cancel")).click();
  await ceders.promises("Skriva en rutin för ärendeberedning", /Chef/);
  await look(ceders.page, "tablet-commit-made");
  await screen("commit");
  await look(console, "console-commit");
});

test("what people thought of the day: opened, answered, counted, closed", async ({ start, device }) => {
  test.setTimeout(90_000);
  const room = await gather(device, (await start()).links());
  const { storbild, console, almnas, chef, key, ceders } = room;
  const screen = (name) => look(storbild, `storbild-${name}`, { at: ["tablet", "projector"], narrow: false });
  const press = (name) => console.getByRole("button", { name: w(name), exact: true }).click();
  const screens = console.getByRole("group", { name: w("console_screens") });
  const say = (phase) => screens.getByRole("button", { name: w(`phase_${phase}`), exact: true }).click();
  await say("survey");
  await expect(almnas.page.getByText(w("survey_not_open"))).toBeVisible();
  await look(almnas.page, "tablet-survey-not-open");
  await screen("survey-not-open");
  await press("console_survey_open");
  await expect(almnas.button(w("survey_send"))).toBeVisible();
  await almnas.main().getByRole("group").first().getByRole("radio").first().check();
  await look(almnas.page, "tablet-survey", { at: all });
  await look(console, "console-survey", { at: all });
  await almnas.button(w("survey_send")).click();
  await expect(almnas.page.getByText(w("survey_thanks"))).toBeVisible();
  await look(almnas.page, "tablet-survey-answered");
  await screen("survey");
  await press("console_survey_close");
  await look(console, "console-survey-close");
  await press("console_survey_close");
  await expect(chef.page.getByText(w("outcome_too_few", { count: 1 }))).toBeVisible();
  await screen("survey-few");

  await say("pmi");
  await press("console_survey_open");
  for (const [tablet, text] of [[chef, "Samtalen"], [key, "Att vi möttes"], [ceders, "Maten och värdskapet, och att vi hann prata"]]) {
    await tablet.page.getByLabel(/^Plus/).fill(text);
    if (tablet === chef) await look(chef.page, "tablet-pmi", { at: all });
    await tablet.button(w("survey_send")).click();
    await tablet.saved();
  }
  await press("console_survey_close");
  await press("console_survey_close");
  await expect(chef.page.getByText("Att vi möttes")).toBeVisible();
  await look(chef.page, "tablet-pmi-closed", { at: all });
  await screen("pmi-closed");
});

test("sitting down, confirming, joining, the desk", async ({ start, device }) => {
  const server = await start();
  const links = server.links();
  const tablet = new Tablet(await device());
  const { page } = tablet;
  await page.goto(linkOf(links, { organisation: "Ceders", function: "chef" }).url);
  await expect(tablet.button(w("sit_yes"))).toBeVisible();
  await look(page, "tablet-sit");
  await tablet.button(w("sit_yes")).click();
  await look(page, "tablet-sit-who");

  const almnas = new Tablet(await device());
  await almnas.take(linkOf(links, { organisation: "Almnäs", function: "chef" }).url, "Anders");
  await almnas.go("score");
  await almnas.holds(1);
  await almnas.holds(2);
  await almnas.holds(3);
  await almnas.atItem(4);
  await look(almnas.page, "tablet-confirm");
  await almnas.button(w("confirm_change")).click();
  await look(almnas.page, "tablet-propose");

  await page.goto(linkOf(links, { organisation: "Almnäs", function: "chef" }).url);
  await expect(tablet.title()).toHaveText(w("switch_title"));
  await look(page, "switch");

  const visitor = await device();
  await visitor.goto(`${server.url}/`);
  await expect(visitor.getByRole("heading", { name: w("nobody_title") })).toBeVisible();
  await look(visitor, "nobody");
  await visitor.goto(`${server.url}/storbild`);
  await expect(visitor.getByRole("heading", { name: w("room_none_title") })).toBeVisible();
  await look(visitor, "storbild-nobody");
  await visitor.goto(`${server.url}/finnsinte`);
  await expect(visitor.getByRole("heading", { name: w("no_page_title") })).toBeVisible();

  const desk = new Tablet(await device());
  const { url } = linkOf(links, { organisation: "Ceders", function: "nyckelperson", key: "desk" });
  await desk.page.goto(url);
  await expect(desk.title()).toHaveText(w("desk_open_title"));
  await look(desk.page, "desk-open");
  await desk.page.getByRole("button", { name: w("desk_open") }).click();
  await expect(desk.title()).toHaveText(w("desk_title"));
  await visitor.goto(url); // SE11 once
  await expect(visitor.getByRole("heading", { name: w("desk_link_over") })).toBeVisible();
  await look(visitor, "desk-link-over");
  await look(desk.page, "desk");
  await desk.page.getByRole("button", { name: `${w("open")}: BM2` }).click();
  await look(desk.page, "desk-start");
});

test("what the one who prepares sees", async ({ start, device }) => {
  const server = await start();
  const page = await device();
  await page.goto(await adminLink(server));
  const button = (words) => page.getByRole("button", { name: words, exact: true });
  await expect(button(w("admin_new_group"))).toBeVisible();
  await look(page, "admin");
  await button(w("admin_new_group")).click();
  await expect(page.getByLabel(w("admin_date"), { exact: true }).first()).toBeVisible();
  await look(page, "admin-new");
  await button(w("admin_create")).click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await look(page, "admin-new-refused");
  await page.goto(`${server.url}/admin`);
  await page.getByRole("button", { name: `${w("open")}: Demogruppen` }).click();
  await button(w("admin_issue_cards")).click();
  await button(w("admin_issue_desks")).click();
  await expect(page.getByRole("textbox", { name: w("admin_desk_link", { who: `Almnäs, ${w("function_nyckelperson")}` }) })).toBeVisible();
  await page.getByText(w("admin_edit"), { exact: true }).click();
  await button(w("admin_delete")).click();
  await look(page, "admin-group");
  await page.getByRole("button", { name: like("admin_print_cards", { count: 12 }) }).click();
  await page.getByRole("checkbox", { name: w("print_backs") }).check();
  await expect(page.getByText(w("print_scan"))).toHaveCount(12);
  await look(page, "cards");
});

test("about the service: who runs it, what falls short, what is kept about people, from the footer of every page but the storbild", async ({ start, device }) => {
  const server = await start({ args: ["--operator", "Dalhults kommun", "--contact", "jamsides@dalhult.example"] });
  const page = await device();
  await page.goto(`${server.url}/anslut`);
  for (const [link, title, name] of [["about_access", "access_title", "accessibility"], ["about_data", "data_title", "personal-data"]]) {
    const opened = page.context().waitForEvent("page");
    await page.getByRole("contentinfo").getByRole("link", { name: w(link), exact: true }).click();
    const about = await opened;
    await expect(about.getByRole("heading", { level: 1 })).toHaveText(w(title));
    await expect(about.getByText(w("about_by", { operator: "Dalhults kommun" }))).toBeVisible();
    await expect(about.getByRole("link", { name: "jamsides@dalhult.example" })).toHaveAttribute("href", "mailto:jamsides@dalhult.example");
    await look(about, name, { at: all });
    await about.close();
  }
  await page.goto(linkOf(server.links(), { function: "storbild" }).url);
  await expect(page.getByRole("img", { name: like("room_qr") })).toBeVisible();
  await expect(page.getByRole("contentinfo").getByRole("link")).toHaveCount(0);
});
