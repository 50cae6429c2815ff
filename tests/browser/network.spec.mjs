// network.spec.mjs - the meeting room's network dies for twenty minutes: everybody goes on where they are, and afterwards all of it is
// there, once, on every screen.
import { Cable } from "./lib/cable.mjs";
import { expect, freePort, test } from "./lib/fixtures.mjs";
import { gather, pagesOf, screensOf, votes } from "./lib/round.mjs";
import { said, settled } from "./lib/settled.mjs";
import { checklist, w } from "./lib/words.mjs";

test("twenty minutes without a network: everybody goes on, and afterwards everything is there once", async ({ start, device }) => {
  test.setTimeout(180_000);
  const listen = `127.0.0.1:${await freePort()}`;
  const cable = await Cable.lay(listen);
  const server = await start({ listen, args: ["--public-url", `http://127.0.0.1:${cable.port}`] });
  const timed = async (options) => {
    const page = await device(options);
    await page.clock.install(); // runs on by itself, and can be put forward
    return page;
  };
  const room = await gather(timed, server.links());
  const { console, storbild, almnas, chef, key, ceders } = room;
  const pages = Object.values(pagesOf(room));
  await screensOf(console).getByRole("button", { name: w("phase_score"), exact: true }).click();
  for (const tablet of [almnas, chef, key]) await tablet.atItem(1);

  cable.pull();
  for (let no = 1; no <= checklist.count; no += 1) await almnas.holds(no);
  await chef.vote(votes.chef);
  await chef.unsent(checklist.count);
  await expect(storbild.getByText(w("reconnecting"))).toBeVisible();
  await Promise.all(pages.map((page) => page.clock.fastForward("20:00")));
  await key.vote(votes.key);
  await ceders.go("enter");
  await ceders.enter([3, 3, 2]);
  await key.unsent(checklist.count);
  await almnas.unsent(checklist.count);
  await ceders.unsent(3);

  cable.plug();
  await Promise.all(pages.map((page) => page.clock.fastForward("01:00"))); // the next attempt is due on every screen
  for (const tablet of [almnas, chef, key, ceders]) await tablet.saved();
  await expect(storbild.getByText(w("room_seats_done", { done: 2, of: 3 }))).toBeVisible();
  await key.reveal();
  await expect(chef.title()).toHaveText(w("own_answers"));
  // Tablets alone: the others show times, and no clock has gone twenty minutes but these pages'.
  for (const { page } of [almnas, chef, key, ceders]) {
    const live = await settled(page, "a screen says something when the network is back");
    await page.reload();
    await expect.poll(() => said(page)).toBe(live);
  }
  await cable.remove();
});
