// commitments.spec.mjs - what is promised at one träff stands on the table at the next: told, changed, left without a word.
import { Cable } from "./lib/cable.mjs";
import { expect, freePort, linkOf, projector, test } from "./lib/fixtures.mjs";
import { promised, screensOf } from "./lib/round.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { w } from "./lib/words.mjs";

async function room(start, device, options) {
  const server = await start(options);
  const links = server.links();
  const open = async (url, options) => {
    const page = await device(options);
    await page.goto(url);
    return page;
  };
  const sit = async (who) => {
    const tablet = new Tablet(await device());
    await tablet.take(linkOf(links, who).url);
    return tablet;
  };
  const console = await open(links.seats.find((link) => link.facilitator && link.key === "room").url);
  return {
    server,
    console,
    storbild: await open(linkOf(links, { function: "storbild" }).url, { viewport: projector }),
    chef: await sit({ organisation: "Almnäs", function: "chef" }),
    politiker: await sit({ organisation: "Almnäs", function: "politiker" }),
    other: await sit({ organisation: "Björkvik", function: "nyckelperson" }),
  };
}
const show = (console, name) => screensOf(console).getByRole("button", { name, exact: true }).click();

test("CO2 CO5 each earlier commitment is accounted for in its original words, and what changed stands beside them", async ({ start, device }) => {
  const { console, storbild, chef, other } = await room(start, device);
  await show(console, w("view_follow"));
  await expect(chef.title()).toHaveText(w("view_follow"));
  const [first, second] = promised.almnas;
  await expect(chef.page.getByText(w("follow_left", { count: 2, of: 2 }))).toBeVisible();

  await chef.tells(first, "done");
  await chef.promise(second).getByRole("button", { name: w("verdict_changed"), exact: true }).click();
  const save = chef.promise(second).getByRole("button", { name: w("save"), exact: true });
  await expect(save).toBeDisabled(); // a change needs a reason and something new
  await chef.promise(second).getByLabel(w("tell_why")).fill("Delårsrapporten finns inte längre.");
  await chef.promise(second).getByLabel(w("tell_new_words")).fill("Fråga vid årsredovisningen");
  await save.click();
  await expect(chef.page.getByText(w("follow_done"))).toBeVisible();
  await chef.saved();

  await expect(other.promise(second).getByText("Fråga vid årsredovisningen").first()).toBeVisible();
  await expect(other.promise(second).getByText("Delårsrapporten finns inte längre.").first()).toBeVisible();
  await expect(storbild.getByText("Fråga vid årsredovisningen")).toBeVisible();
  await expect(console.getByText(w("console_followed", { told: 2, all: 2 }))).toBeVisible();
  for (const tablet of [chef, other]) {
    await tablet.page.reload();
    await expect(tablet.promise(second).getByText("Fråga vid årsredovisningen").first()).toBeVisible();
  }
});

test("CO1 CO8 what and who are enough, another organisation follows, the rest is filled in at once or later", async ({ start, device }) => {
  const { console, storbild, chef, politiker, other } = await room(start, device);
  await show(console, w("view_commit"));
  await expect(chef.title()).toHaveText(w("view_commit"));

  await chef.promises("Skriva en rutin för ärendeberedning", /Chef/);
  await chef.saved();
  const mine = chef.promise("Skriva en rutin för ärendeberedning");
  await expect(mine.getByText(w("commitment_missing", { what: [w("missing_items"), w("missing_due"), w("missing_evidence")].join(", ") }))).toBeVisible();
  await expect(storbild.getByText("Skriva en rutin för ärendeberedning")).toBeVisible();
  await expect(console.getByText(w("console_made", { count: 1 }), { exact: true })).toHaveCount(1);
  await expect(console.getByText(w("console_made_none"), { exact: true })).toHaveCount(2);

  const theirs = other.promise("Skriva en rutin för ärendeberedning");
  await theirs.getByRole("button", { name: w("commitment_follow"), exact: true }).click();
  await expect(mine.getByText(w("commitment_followed", { who: "Björkvik" }))).toBeVisible();

  await mine.getByRole("button", { name: w("commitment_fill"), exact: true }).click();
  await mine.getByRole("checkbox").nth(6).check();
  await mine.getByLabel(w("commitment_when")).fill("2027-03-01");
  await mine.getByLabel(w("commitment_evidence")).fill("Rutinen är beslutad.");
  await mine.getByLabel(w("commitment_anchor_in")).fill("socialnämnden");
  await mine.getByRole("button", { name: w("save"), exact: true }).click();
  await expect(theirs.getByText(/1 mars 2027/)).toBeVisible();
  await mine.getByRole("button", { name: w("commitment_decided"), exact: true }).click();
  await expect(theirs.getByText(new RegExp(w("commitment_anchored", { where: "socialnämnden" })))).toBeVisible();
  await mine.getByRole("button", { name: w("commitment_flag"), exact: true }).click();
  await expect(mine.getByText(w("commitment_ignored"))).toBeVisible();
  await expect(theirs.getByText(w("commitment_ignored"))).toBeHidden();
  // It reaches the politiker of the own organisation where they begin, too.
  await politiker.go("lobby");
  await expect(politiker.page.getByRole("heading", { name: w("commitment_ignored_title", { count: 1 }) })).toBeVisible();
});

test("CO6 the träff closes with commitments waiting, and they stand first the next time", async ({ start, device }) => {
  const { console, chef } = await room(start, device);
  await show(console, w("view_follow"));
  await chef.tells(promised.almnas[1], "dropped", "Kommunstyrelsen sa nej.");
  await chef.saved();

  await console.getByRole("button", { name: w("console_close"), exact: true }).first().click();
  await expect(console.getByText(new RegExp(w("console_close_waiting", { count: 4 })))).toBeVisible();
  await console.getByRole("button", { name: w("console_close"), exact: true }).first().click();
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(w("console_closed", { occasion: "BM2" }));

  await chef.go("commit");
  const titles = chef.page.getByRole("article").getByRole("heading");
  await expect(titles.nth(0)).toHaveText(promised.almnas[0]);
  await expect(chef.promise(promised.almnas[0]).getByText(w("verdict_missed")).first()).toBeVisible();
  await expect(chef.promise(promised.almnas[1]).getByText(w("verdict_dropped")).first()).toBeVisible();
});

test("a screen that could not be fetched comes by itself once the network is back", async ({ start, device }) => {
  const listen = `127.0.0.1:${await freePort()}`;
  const cable = await Cable.lay(listen);
  const server = await start({ listen, args: ["--public-url", `http://127.0.0.1:${cable.port}`] });
  const links = server.links();
  const console = await device();
  await console.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  const tablet = new Tablet(await device());
  const screens = /\/assets\/Commitments[^/]*\.js/;
  await tablet.page.route(screens, (route) => route.abort());
  await tablet.take(linkOf(links, { organisation: "Björkvik", function: "nyckelperson" }).url);
  await show(console, w("view_commit"));
  await expect(tablet.page.getByText(w("page_missing_offline"))).toBeVisible();
  await tablet.page.unroute(screens);
  cable.pull();
  await expect(tablet.status(w("reconnecting"))).toBeVisible();
  cable.plug();
  await expect(tablet.title()).toHaveText(w("view_commit"));
  await expect(tablet.button(w("commitment_new"))).toBeVisible();
  await cable.remove();
});

test("a commitment written without a network is there once, and the device says that it is not sent yet", async ({ start, device }) => {
  const listen = `127.0.0.1:${await freePort()}`;
  const cable = await Cable.lay(listen);
  const { console, chef, other } = await room(start, device, { listen, args: ["--public-url", `http://127.0.0.1:${cable.port}`] });
  await show(console, w("view_commit"));
  await expect(chef.title()).toHaveText(w("view_commit"));
  cable.pull();
  await chef.button(w("commitment_new")).click();
  await chef.page.getByLabel(w("commitment_what"), { exact: true }).fill("Skrivet utan nät");
  await chef.button(w("commitment_save")).click();
  await expect(chef.page.getByText(w("commitment_sending"), { exact: true })).toBeVisible();
  cable.plug();
  await chef.saved();
  await expect(chef.promise("Skrivet utan nät")).toHaveCount(1);
  await expect(other.promise("Skrivet utan nät")).toHaveCount(1);
  await cable.remove();
});
