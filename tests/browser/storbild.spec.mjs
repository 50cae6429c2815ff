// storbild.spec.mjs - what must be read from six metres: every row of the whole table of either checklist in its place on a
// projector, and nothing under 28 px.
import { Meeting } from "../lib/meeting.mjs";
import { expect, projector, test } from "./lib/fixtures.mjs";

const smallest = 28;

for (const [method, count] of [["skl-2019-10", 10], ["skl-2017-13", 13]]) {
  test(`the whole table of ${count} items fits the storbild, and is read from six metres`, async ({ start, device }) => {
    const server = await start({ demo: false });
    const meeting = await Meeting.make(server, { size: 3, method });
    const leader = await meeting.sit("nyckelperson");
    await leader.give("meeting.open", { meeting: leader.rows("meeting").find(([, row]) => row.occasion === "bm1")[0] });
    for (const organisation of [0, 1, 2]) {
      const key = await meeting.sit("nyckelperson", organisation);
      for (const occasion of ["uppstart", "bm1"])
        for (let item = 1; item <= count; item += 1)
          await key.give("score.enter", { organisation: key.me.organisation, occasion, item, value: 1 + ((item + organisation) % 3), source: "paper" });
    }
    const [id] = leader.rows("meeting").find(([, row]) => row.state === "open");
    await leader.give("meeting.show", { meeting: id, show: "compare" });

    const page = await device({ viewport: projector });
    await page.goto(meeting.card("storbild").url);
    const rows = page.locator("tbody tr");
    await expect(rows).toHaveCount(count);
    await expect(rows.last()).toBeVisible();
    const seen = await page.evaluate(() => {
      const box = document.querySelector("tbody").closest("div").getBoundingClientRect();
      const hidden = (row) => getComputedStyle(row).visibility === "hidden" || row.getBoundingClientRect().bottom > box.bottom + 1;
      const texts = document.createTreeWalker(document.querySelector(".room"), NodeFilter.SHOW_TEXT);
      const sizes = [];
      while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        const words = texts.currentNode.textContent.trim();
        if (words && !parent.closest(".visually-hidden") && parent.checkVisibility()) sizes.push([parseFloat(getComputedStyle(parent).fontSize), words]);
      }
      return { hidden: [...document.querySelectorAll("tbody tr")].filter(hidden).length, sizes };
    });
    expect(seen.hidden, "rows that are not seen whole").toBe(0);
    expect(seen.sizes.filter(([size]) => size < smallest), `words under ${smallest} px`).toEqual([]);
    await page.screenshot({ path: `${import.meta.dirname}/results/screens/storbild-${count}-items.png` });
    expect(meeting.faults()).toEqual([]);
    await meeting.leave();
  });
}
