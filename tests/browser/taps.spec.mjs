// taps.spec.mjs - what the work costs a hand: taps, and the seconds that the program itself takes of them, from the card to the
// first answer, for ten items confirmed, ten commitments followed up, and a meeting closed. A screen that asks for more fails here.
import { Meeting, today } from "../lib/meeting.mjs";
import { expect, linkOf, test } from "./lib/fixtures.mjs";
import { screensOf } from "./lib/round.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, like, w } from "./lib/words.mjs";

/// Counts the taps on a page from now on, and the time: `cost()` is {taps, seconds} since the last cost().
async function counted(page) {
  let taps = 0;
  let from = performance.now();
  await page.exposeBinding("tapped", () => void (taps += 1));
  await page.addInitScript(() => addEventListener("pointerdown", () => globalThis.tapped(), { capture: true }));
  return () => {
    const cost = { taps, seconds: Number(((performance.now() - from) / 1000).toFixed(1)) };
    taps = 0;
    from = performance.now();
    return cost;
  };
}

function says(what, { taps, seconds }, most) {
  process.stdout.write(`     ${what}: ${taps} taps, ${seconds} s of a robot that does not read\n`);
  expect(taps, what).toBe(most);
}

test("from the card to the first answer three taps, ten items confirmed ten", async ({ start, device }) => {
  const links = (await start()).links();
  const lead = await device();
  await lead.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  await screensOf(lead).getByRole("button", { name: w("phase_score"), exact: true }).click();

  const chef = new Tablet(await device());
  const toFirst = await counted(chef.page);
  await chef.take(linkOf(links, { organisation: "Björkvik", function: "chef" }).url);
  await chef.tap(3);
  await chef.saved();
  says("from the card to the first answer", toFirst(), 3);

  const almnas = new Tablet(await device());
  const cost = await counted(almnas.page);
  await almnas.take(linkOf(links, { organisation: "Almnäs", function: "nyckelperson" }).url);
  await almnas.atItem(1);
  cost();
  for (let no = 1; no <= checklist.count; no += 1) await almnas.holds(no);
  await almnas.saved();
  says("ten items confirmed", cost(), 10);
});

test("ten commitments followed up with ten taps, a meeting closed with two", async ({ start, device }) => {
  const server = await start({ demo: false });
  const occasions = ["bm1", "bm2"].map((occasion) => ({ occasion, date: today(), host: 0 }));
  const made = await Meeting.make(server, { size: 2, occasions });
  const key = await made.sit("nyckelperson", 0);
  const at = (occasion) => Object.entries(key.tables.meeting).find(([, row]) => row.occasion === occasion)[0];
  await key.give("meeting.open", { meeting: at("bm1") });
  const all = Array.from({ length: 10 }, (_, n) => `Åtagande nummer ${n + 1}`);
  for (const what of all) await key.give("commitment.make", { organisation: key.me.organisation, what, who: key.me.seat });
  await key.give("meeting.close", { meeting: at("bm1") });
  await key.give("meeting.open", { meeting: at("bm2") });
  await key.give("meeting.show", { meeting: at("bm2"), show: "follow" });

  const tablet = new Tablet(await device());
  const cost = await counted(tablet.page);
  await tablet.page.goto(made.card("nyckelperson", 0).url);
  await tablet.take(`${server.url}/`);
  await expect(tablet.title()).toHaveText(w("view_follow"));
  cost();
  for (const [n, what] of all.entries()) await tablet.tells(what, n % 2 ? "on_way" : "done");
  await tablet.saved();
  says("ten commitments followed up", cost(), 10);

  const console = await device();
  const close = await counted(console);
  await console.goto(made.card("nyckelperson", 0).url);
  await expect(console.getByText(like("console_followed"))).toBeVisible();
  close();
  await console.getByRole("button", { name: w("console_close"), exact: true }).click();
  await console.getByRole("button", { name: w("console_close"), exact: true }).last().click();
  await expect(console.getByText(like("console_closed"))).toBeVisible();
  says("a meeting closed", close(), 2);
});
