// hands.mjs - how a person works a page: with a finger, or with the keyboard alone. Tests are written once for both.
import { expect } from "@playwright/test";

export const finger = {
  press: (locator) => locator.click(),
  write: (locator, text) => locator.fill(text),
  /// Taps a radio button as a finger does: on its words.
  choose: (radio) => radio.page().locator("label").filter({ has: radio }).click(),
};

export const keyboard = {
  press: async (locator) => {
    await expect(locator).toBeEnabled();
    await tabTo(locator);
    await locator.page().keyboard.press("Enter");
  },
  write: async (locator, text) => {
    await expect(locator).toBeEditable();
    await tabTo(locator);
    await locator.page().keyboard.press("Control+A");
    await locator.page().keyboard.type(text);
  },
  /// Tab comes to a group of radio buttons once, at the checked one or an end; arrows go through it.
  choose: async (radio) => {
    const { keyboard } = radio.page();
    const group = await radio.getAttribute("name");
    await tabTo(radio.page().locator(`input[name="${group}"]:focus`));
    await keyboard.press("Space");
    for (let moved = 0; moved < 10 && !(await radio.isChecked()); moved += 1) await keyboard.press("ArrowDown");
    await expect(radio).toBeChecked();
  },
};

/// Presses Tab until `locator` has focus.
export async function tabTo(locator) {
  const page = locator.page();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    // Looked up anew each time: the screen may have changed under the hands. No waiting where nothing has focus.
    if (await locator.evaluateAll((found) => found.length === 1 && found[0] === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${locator}`);
}
