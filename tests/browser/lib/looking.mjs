// looking.mjs - what every screen is held to, in every state a test brings it to: axe finds nothing, 320 px need no
// sideways scrolling, targets are large enough; and with PICTURES=1 a picture of it in results/screens/ for a person to look at.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, phone, projector, tablet } from "./fixtures.mjs";

const screens = join(import.meta.dirname, "../results/screens");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const smallestTarget = 44;
export const sizes = { phone, tablet, projector };

/// Looks at `page` under `name`. `at` the sizes it is looked at; the last stays. `narrow` false where a screen is
/// not made for hands (storbild, paper).
export async function look(page, name, { at = ["phone", "tablet"], narrow = true } = {}) {
  if (narrow) {
    await page.setViewportSize({ width: 320, height: 700 });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    expect.soft(wide, `${name}: sideways scrolling at 320 px`).toBeLessThanOrEqual(320);
    expect.soft(await smallTargets(page), `${name}: targets too small at 320 px`).toEqual([]);
  }
  for (const size of at) {
    await page.setViewportSize(sizes[size]);
    if (process.env.PICTURES) await page.screenshot({ path: join(screens, `${name}-${size}.png`), fullPage: size === "phone" });
  }
  if (narrow) expect.soft(await smallTargets(page), `${name}: targets too small`).toEqual([]);
  const { violations } = await axe(page);
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
  expect.soft(found, `${name}: what axe finds`).toEqual([]);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/// What axe says of the page. Bringing it there is most of what asking costs, so it is brought once to each page that is loaded.
async function axe(page) {
  const brought = await page.evaluate(() => "axe" in window);
  return new AxeBuilder({ page, axeSource: brought ? ";" : axeSource })
    .setLegacyMode() // our pages have no frames
    .options({ runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] })
    .analyze();
}

/// Buttons, links and fields smaller than a fingertip; what is inside a larger label is as large as the label.
function smallTargets(page) {
  return page.evaluate((smallest) => {
    const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return [...document.querySelectorAll("button, a[href], select, summary, input, textarea")]
      .filter((element) => seen(element) && !element.matches(".skip"))
      .map((element) => {
        const box = (element.closest("label") ?? element).getBoundingClientRect();
        return { what: (element.innerText || element.getAttribute("aria-label") || element.id || element.type).trim(), box };
      })
      .filter(({ box }) => box.width > 0 && (Math.round(box.height) < smallest || Math.round(box.width) < smallest))
      .map(({ what, box }) => `${what} ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }, smallestTarget);
}
