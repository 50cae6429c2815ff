// tablet.mjs - a participant at a tablet: sits down, answers, confirms, decides. Finds everything by what a person sees
// or hears, and waits for the screen, never for time.
import { expect } from "@playwright/test";
import { checklist, w } from "./words.mjs";

export class Tablet {
  constructor(page) {
    this.page = page;
  }
  button = (name) => this.page.getByRole("button", { name, exact: true });
  title = () => this.page.getByRole("heading", { level: 1 });
  main = () => this.page.getByRole("main");

  /// Scans a card and takes the seat.
  async take(url, who = "") {
    await this.page.goto(url);
    await this.button(w("sit_yes")).click();
    if (who) await this.page.getByLabel(w("sit_name")).fill(who);
    await this.button(w("sit_down")).click();
    await expect(this.button(w("sit_down"))).toBeHidden();
  }

  /// One of the ways at the bottom: lobby, score, compare, enter, seats.
  async go(view) {
    await this.page.getByRole("navigation", { name: w("ways") }).getByRole("button", { name: w(`view_${view}`), exact: true }).click();
  }

  /// The state of the line, as the header says it.
  status = (words) => this.page.getByRole("banner").getByText(words);
  saved = () => expect(this.status(w("saved"))).toBeVisible({ timeout: 15_000 });
  unsent = (count) => expect(this.status(w("unsent", { count }))).toBeVisible();

  choice(value) {
    const label = value === "pass" ? w("pass") : checklist.label(value);
    return this.page.getByRole("radio", { name: label });
  }
  /// Taps a value as a finger does: on the words.
  async tap(value) {
    await this.page.locator("label").filter({ has: this.choice(value) }).click();
    await expect(this.choice(value)).toBeChecked();
  }
  atItem = (no) => expect(this.title()).toHaveText(checklist.item(no));
  next = () => this.button(w("next_item")).click();

  /// Answers items `from`.. with `values`, one screen after the other.
  async vote(values, from = 1) {
    for (const [index, value] of values.entries()) {
      const no = from + index;
      await this.atItem(no);
      await this.tap(value);
      await this.button(no < checklist.count ? w("next_item") : w("my_answers")).last().click();
    }
  }

  /// Stämmer for one item.
  async holds(no) {
    await this.atItem(no);
    await this.button(w("confirm_holds")).click();
  }
  /// Föreslå ändring for one item, with a reason.
  async propose(no, value, reason) {
    await this.atItem(no);
    await this.button(w("confirm_change")).click();
    await this.tap(value);
    await this.page.getByLabel(w("confirm_reason")).fill(reason);
    await this.button(w("confirm_save")).click();
  }

  /// Shows the organisation its answers; asks and is asked once more.
  async reveal() {
    await this.button(w("reveal")).click();
    await this.button(w("reveal")).click();
    await expect(this.title()).toHaveText(w("own_answers"));
  }
  agreeWhereAlike = (count) => this.button(w("agree_where_alike", { count })).click();

  /// Decides every item in turn, from the list and back to it; `values` may hold "contested".
  async decide(values) {
    await this.button(w("open_item", { item: 1 })).click();
    for (const [index, value] of values.entries()) {
      await this.atItem(index + 1);
      const button = this.button(value === "contested" ? w("contested") : `${value} ${checklist.label(value)}`);
      await button.click();
      await expect(button).toHaveAttribute("aria-pressed", "true");
      await this.button(index + 1 < values.length ? w("next_item") : w("all_items")).last().click();
    }
    await expect(this.title()).toHaveText(w("all_decided"));
  }

  /// Types agreed scores in, item after item.
  async enter(values) {
    for (const [index, value] of values.entries()) {
      const row = this.page.getByRole("group", { name: `${index + 1}. ${checklist.item(index + 1)}` });
      const button = row.getByRole("button", { name: `${value} ${checklist.short(value)}`, exact: true });
      await button.click();
      await expect(button).toHaveAttribute("aria-pressed", "true");
    }
  }
}

/// The compare table on whatever screen: {item: [value per organisation, undefined where there is none]}.
export async function compared(page) {
  const rows = await page.getByRole("table", { name: new RegExp(w("compare_caption", { occasion: "" }).trim()) }).evaluate((table) =>
    [...table.querySelectorAll("tbody tr")].map((row) => [
      row.querySelector("th").textContent,
      [...row.querySelectorAll("td")].map((cell) => cell.textContent),
    ]),
  );
  return Object.fromEntries(
    rows.map(([item, cells]) => [parseInt(item.trim(), 10), cells.map((text) => Number(/\d/.exec(text)?.[0]) || undefined)]),
  );
}
