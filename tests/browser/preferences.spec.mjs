// preferences.spec.mjs - the header's A− A+ and SV EN: every word of a screen follows, at once and after a reload, and large
// text asks for no sideways scrolling.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/contract.mjs";
import { expect, linkOf, phone, test } from "./lib/fixtures.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, w } from "./lib/words.mjs";

const english = (file) => JSON.parse(readFileSync(join(root, `web-client/messages/en/${file}.json`), "utf8"));
const pack = JSON.parse(readFileSync(join(root, "server/method/packs/skl-2019-10.json"), "utf8"));

test("the other language: chrome, checklist, help and the words of the line, kept over a reload and taken back", async ({ start, device }) => {
  const server = await start();
  const tablet = new Tablet(await device());
  const { page } = tablet;
  await tablet.take(linkOf(server.links(), { organisation: "Björkvik", function: "chef" }).url);
  await tablet.go("score");
  await tablet.atItem(1);

  await page.getByRole("button", { name: "EN, English" }).click();
  const inEnglish = async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(tablet.title()).toHaveText(pack.items[0].text.en);
    await expect(page.getByRole("radio", { name: pack.scale[0].label.en })).toBeVisible();
    await expect(tablet.button(english("tablet").next_item)).toBeVisible();
    await expect(tablet.status(english("shell").saved)).toBeVisible();
    await expect(page.locator("body")).not.toContainText(checklist.item(1));
  };
  await inEnglish();
  await page.reload();
  await inEnglish();
  await tablet.button(english("score").what_does_it_mean).click();
  await expect(page.getByRole("dialog")).toContainText(pack.items[0].help.roles.chef.en);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "SV, svenska" }).click();
  await tablet.atItem(1);
});

test("larger text: every step grows it, the largest fits a phone, and the device remembers", async ({ start, device }) => {
  const server = await start();
  const tablet = new Tablet(await device({ viewport: phone }));
  const { page } = tablet;
  await tablet.take(linkOf(server.links(), { organisation: "Almnäs", function: "chef" }).url);
  await tablet.go("score");
  await tablet.atItem(1);
  const size = () => tablet.title().evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
  const larger = page.getByRole("button", { name: w("text_larger") });

  const sizes = [await size()];
  while (await larger.isEnabled()) {
    await larger.click();
    sizes.push(await size());
  }
  expect(sizes.length, "steps to larger").toBeGreaterThan(1);
  expect([...sizes].sort((a, b) => a - b), "each step is larger").toEqual(sizes);
  expect(new Set(sizes).size).toBe(sizes.length);
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await page.reload();
  await tablet.atItem(1);
  expect(await size(), "after a reload").toBe(sizes.at(-1));
});
