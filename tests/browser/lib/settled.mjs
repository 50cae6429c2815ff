// settled.mjs - what a page says when it has come to rest, for tests that hold a reload against the live screen.
import { expect } from "./fixtures.mjs";

/// What a screen says in its main part; a latency is measured anew by each page, and time goes on.
export async function said(page) {
  const text = await page.locator("main").innerText();
  return text.replace(/\d+ ms\b/g, "… ms").replace(/\d+:\d\d\b/g, "…:…").replace(/\s+/g, " ").trim();
}

/// What the page says once it says the same twice in a row: a page that is still coming says nothing, or something else.
export async function settled(page, what) {
  let last = "";
  await expect
    .poll(
      async () => {
        const before = last;
        last = await said(page);
        return last !== "" && last === before;
      },
      { message: what, intervals: [100, 300, 300, 500] },
    )
    .toBe(true);
  return last;
}
