// tablet.mjs - a participant at a tablet: sits down, answers, confirms, decides. Finds everything by what a person sees
// or hears, and waits for the screen, never for time.
import { expect } from "@playwright/test";
import { finger } from "./hands.mjs";
import { checklist, w } from "./words.mjs";

export class Tablet {
  /// `hands` of hands.mjs: a finger unless told.
  constructor(page, hands = finger) {
    this.page = page;
    this.hands = hands;
  }
  press = (locator) => this.hands.press(locator);
  button = (name) => this.page.getByRole("button", { name, exact: true });
  title = () => this.page.getByRole("heading", { level: 1 });
  main = () => this.page.getByRole("main");

  /// Scans a card and takes the seat.
  async take(url, who = "") {
    await this.page.goto(url);
    await this.press(this.button(w("sit_yes")));
    if (who) await this.hands.write(this.page.getByLabel(w("sit_name")), who);
    await this.press(this.button(w("sit_down")));
    await expect(this.button(w("sit_down"))).toBeHidden();
  }

  /// One of the ways at the bottom: lobby, score, compare, enter, seats.
  async go(view) {
    await this.press(this.page.getByRole("navigation", { name: w("ways") }).getByRole("button", { name: w(`view_${view}`), exact: true }));
  }

  /// The state of the line, as the header says it.
  status = (words) => this.page.getByRole("banner").getByText(words);
  saved = () => expect(this.status(w("saved"))).toBeVisible({ timeout: 15_000 });
  unsent = (count) => expect(this.status(w("unsent", { count }))).toBeVisible();

  choice(value) {
    const label = value === "pass" ? w("pass") : checklist.label(value);
    return this.page.getByRole("radio", { name: label });
  }
  async tap(value) {
    await this.hands.choose(this.choice(value));
    await expect(this.choice(value)).toBeChecked();
  }
  atItem = (no) => expect(this.title()).toHaveText(checklist.item(no));
  next = () => this.press(this.button(w("next_item")));

  /// Answers items `from`.. with `values`, one screen after the other.
  async vote(values, from = 1) {
    for (const [index, value] of values.entries()) {
      const no = from + index;
      await this.atItem(no);
      await this.tap(value);
      await this.press(this.button(no < checklist.count ? w("next_item") : w("my_answers")).last());
      await expect(this.title(), "the next screen's heading has the focus").toBeFocused();
    }
  }

  /// Stämmer for one item.
  async holds(no) {
    await this.atItem(no);
    await this.press(this.button(w("confirm_holds")));
  }
  /// Föreslå ändring for one item, with a reason.
  async propose(no, value, reason) {
    await this.atItem(no);
    await this.press(this.button(w("confirm_change")));
    await this.tap(value);
    await this.hands.write(this.page.getByLabel(w("confirm_reason")), reason);
    await this.press(this.button(w("confirm_save")));
  }

  /// Shows the organisation its answers; asks and is asked once more.
  async reveal() {
    await this.press(this.button(w("reveal")));
    await this.press(this.button(w("reveal")));
    await expect(this.title()).toHaveText(w("own_answers"));
  }
  agreeWhereAlike = (count) => this.press(this.button(w("agree_where_alike", { count })));

  /// Decides every item in turn, from the list and back to it; `values` may hold "contested".
  async decide(values) {
    await this.press(this.button(w("open_item", { item: 1 })));
    for (const [index, value] of values.entries()) {
      await this.atItem(index + 1);
      const button = this.button(value === "contested" ? w("contested") : `${value} ${checklist.label(value)}`);
      await this.press(button);
      await expect(button).toHaveAttribute("aria-pressed", "true");
      await this.press(this.button(index + 1 < values.length ? w("next_item") : w("all_items")).last());
    }
    await expect(this.title()).toHaveText(w("all_decided"));
  }

  promise = (what) => this.page.getByRole("article", { name: what, exact: true });
  /// Says how it goes with a commitment: one tap, or a reason and a save.
  async tells(what, verdict, reason) {
    const button = this.promise(what).getByRole("button", { name: w(`verdict_${verdict}`), exact: true });
    await this.press(button);
    if (reason !== undefined) {
      await this.hands.write(this.promise(what).getByLabel(w("tell_why")), reason);
      await this.press(this.promise(what).getByRole("button", { name: w("save"), exact: true }));
    }
    await expect(button).toHaveAttribute("aria-pressed", "true");
  }
  /// Writes a commitment down: what and who, all that is needed at once.
  async promises(what, who) {
    await this.press(this.button(w("commitment_new")));
    await this.hands.write(this.page.getByLabel(w("commitment_what"), { exact: true }), what);
    await this.hands.choose(this.page.getByRole("radio", { name: who }));
    await this.press(this.button(w("commitment_save")));
    await expect(this.promise(what)).toBeVisible();
  }

  /// Types agreed scores in, item after item.
  async enter(values) {
    for (const [index, value] of values.entries()) {
      const row = this.page.getByRole("group", { name: `${index + 1}. ${checklist.item(index + 1)}` });
      const button = row.getByRole("button", { name: `${value} ${checklist.short(value)}`, exact: true });
      await this.press(button);
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
