// reload.spec.mjs - a reload shows what the live screen showed: every screen, at every pause of a whole round, and wherever
// its user has gone on it.
import { expect, test } from "./lib/fixtures.mjs";
import { gather, joinLate, pagesOf, playRound } from "./lib/round.mjs";
import { said, settled } from "./lib/settled.mjs";
import { checklist, w } from "./lib/words.mjs";

async function reloadAll(name, room) {
  // All at once, as after a power cut: each by itself takes the wait of each.
  await Promise.all(
    Object.entries(pagesOf(room)).map(async ([who, page]) => {
      const live = await settled(page, `${who} shows something at ${name}`);
      await page.reload();
      await expect.poll(() => said(page), `${who} after a reload at ${name}`).toBe(live);
    }),
  );
}

test("reload at every step of a round: each of six screens says the same", async ({ start, device }) => {
  test.setTimeout(240_000);
  const server = await start();
  const room = await gather(device, server.links());
  const paused = [];
  await playRound(room, async (name, screens) => {
    paused.push(name);
    await reloadAll(name, screens);
  });
  expect(paused).toEqual(["lobby", "follow", "halfway", "voted", "revealed", "scored", "compare"]);

  const late = await joinLate(room, await device(), server.url);
  await reloadAll("after the latecomer", { late, ...room });
});

test("reload where the user has gone: an item passed by, an open item, a way of one's own, a half-written text", async ({ start, device }) => {
  const server = await start();
  const room = await gather(device, server.links());
  const { console, almnas, chef, key, ceders } = room;
  await console.getByRole("button", { name: w("phase_score"), exact: true }).click();

  await chef.tap(2);
  await chef.next();
  await chef.next(); // past the second, unanswered
  await chef.atItem(3);
  await key.tap("pass");
  await key.button(w("my_answers")).click();
  await almnas.button(w("confirm_change")).click();
  await almnas.tap(2);
  await almnas.page.getByLabel(w("confirm_reason")).fill("Halvskrivet");
  await ceders.go("enter");
  await ceders.enter([3]);
  await console.getByRole("button", { name: w("console_way_rehearse"), exact: true }).click();
  await reloadAll("where they have gone", room);
  await expect(almnas.page.getByLabel(w("confirm_reason"))).toHaveValue("Halvskrivet");
  await expect(almnas.choice(2)).toBeChecked();

  await key.reveal();
  await key.button(w("open_item", { item: 2 })).click();
  await key.page.getByLabel(w("comment"), { exact: true }).fill("Vi har inte pratat färdigt");
  await chef.button(w("open_item", { item: 4 })).click();
  await chef.atItem(4);
  await ceders.go("compare");
  await ceders.page.getByRole("button", { name: `1. ${checklist.item(1)}` }).click();
  await reloadAll("inside the answers", { chef, key, ceders });
  await expect(key.page.getByLabel(w("comment"), { exact: true })).toHaveValue("Vi har inte pratat färdigt");
});
