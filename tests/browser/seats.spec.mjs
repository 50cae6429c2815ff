// seats.spec.mjs - a vote belongs to a seat: two devices of one seat are one voter, closing a device takes nothing away,
// and another card asks before it changes anything.
import { expect, linkOf, test } from "./lib/fixtures.mjs";
import { Tablet } from "./lib/tablet.mjs";
import { checklist, w } from "./lib/words.mjs";

const chef = { organisation: "Björkvik", function: "chef" };
const key = { organisation: "Björkvik", function: "nyckelperson" };

async function begin(start, device) {
  const server = await start();
  const links = server.links();
  const console = await device();
  await console.goto(links.seats.find((link) => link.facilitator && link.key === "room").url);
  await console.getByRole("button", { name: w("phase_score"), exact: true }).click();
  const sit = async (who) => {
    const tablet = new Tablet(await device());
    await tablet.take(linkOf(links, who).url);
    return tablet;
  };
  return { server, links, console, sit };
}
const counted = (tablet, count) =>
  expect(tablet.page.getByText(w("answered_of", { who: "Chef", count, of: checklist.count }))).toBeVisible();
const row = (console) => console.getByRole("row").filter({ hasText: "Björkvik" });

test("two devices of one seat are one voter; closing one changes no count", async ({ start, device }) => {
  const { console, sit } = await begin(start, device);
  const one = await sit(chef);
  const two = await sit(chef);
  const other = await sit(key);
  await other.button(w("my_answers")).click();

  await one.tap(3);
  await expect(two.choice(3)).toBeChecked();
  await two.tap(2); // the same seat changes its mind on the other device
  await expect(one.choice(2)).toBeChecked();
  await counted(other, 1);

  await one.vote(Array(checklist.count).fill(2));
  await expect(one.title()).toHaveText(w("done_title"));
  await counted(other, checklist.count);
  await expect(row(console)).toContainText(w("console_of", { some: 1, all: 3 }));

  await one.page.close();
  await two.page.close();
  await expect(console.getByText(`Björkvik`).last()).toBeVisible();
  await expect(console.getByRole("region", { name: w("console_contact") }).getByText("Björkvik")).toBeVisible();
  await counted(other, checklist.count);
  await expect(row(console)).toContainText(w("console_of", { some: 1, all: 3 }));

  const again = await sit(chef);
  await expect(again.title()).toHaveText(w("done_title"));
});

test("another card asks before it changes the seat: keep it, or switch", async ({ start, device }) => {
  const { links, sit } = await begin(start, device);
  const tablet = await sit(chef);
  await tablet.tap(3);
  await tablet.saved();
  const { page } = tablet;

  const wrong = linkOf(links, { organisation: "Almnäs", function: "politiker" });
  await page.goto(wrong.url);
  await expect(tablet.title()).toHaveText(w("switch_title"));
  await expect(page.getByText(w("switch_text", { seat: "Björkvik chef" }))).toBeVisible();
  expect(page.url(), "no key in the address").not.toContain(wrong.token);
  await page.getByRole("link", { name: w("switch_stay") }).click();
  await tablet.atItem(1);
  await expect(tablet.choice(3)).toBeChecked();

  await page.goto(wrong.url);
  await tablet.button(w("switch_change")).click();
  await expect(tablet.title()).toHaveText(w("sit_are_you", { role: w("function_politiker"), organisation: "Almnäs" }));

  await page.goto(linkOf(links, { organisation: "Almnäs", function: "politiker" }).url); // its own card asks nothing
  await expect(tablet.title()).toHaveText(w("sit_are_you", { role: w("function_politiker"), organisation: "Almnäs" }));

  const other = await sit(key);
  await other.button(w("my_answers")).click();
  await counted(other, 1); // what the seat had answered stays its own
});

test("a seat ended by its nyckelperson: the tablet is emptied and says what to do", async ({ start, device }) => {
  const { links, sit } = await begin(start, device);
  const card = linkOf(links, chef).url;
  const tablet = await sit(chef);
  await tablet.tap(2);
  await tablet.saved();
  const other = await sit(key);
  await other.go("seats");
  const seat = other.page.getByRole("listitem").filter({ hasText: "Chef" });
  await seat.getByRole("button", { name: w("end_devices") }).click();
  await seat.getByRole("button", { name: w("end_devices") }).last().click();
  await expect(tablet.title()).toHaveText(w("stopped_revoked_title"));
  await tablet.page.reload();
  await expect(tablet.title()).toHaveText(w("nobody_title"));
  await tablet.page.goto(card);
  await expect(tablet.page.getByRole("alert"), "a card that has ended says so").toHaveText(w("join_card_over"));
});

test("a function is absent: where the two who answered agree one tap decides, and who is missing is said", async ({ start, device }) => {
  const links = (await start()).links();
  const sit = async (role) => {
    const tablet = new Tablet(await device());
    await tablet.take(linkOf(links, { organisation: "Björkvik", function: role }).url);
    await tablet.go("score");
    return tablet;
  };
  const [chef, key] = [await sit("chef"), await sit("nyckelperson")];
  await chef.vote([3, 2, 2, 1, 3, 2, 2, 2, 2, 1]);
  await key.vote([3, 2, 2, 2, 3, 2, 1, 2, 2, 1]); // items 4 and 7 differ
  await key.reveal();

  await expect(key.main()).toContainText("Politiker har inte svarat.");
  await expect(key.main()).toContainText(`${w("alike", { value: 3 })} ${w("alike_without", { who: "politiker" })}`);
  await key.agreeWhereAlike(8);
  await expect(key.button(w("agree_where_alike", { count: 8 }))).toBeHidden();
  await expect(key.page.getByText(w("you_differ"), { exact: true })).toHaveCount(2); // for them to talk about
  await key.saved();
});
