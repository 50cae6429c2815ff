// round.mjs - one round of the demonstration's meeting, played by six people at six screens, and a seventh who comes late.
//
// Almnäs confirms with one change, Björkvik votes hidden, reveals and agrees, Ceders-Dala-Norra types its scores; then
// everybody compares. `pause(name, screens)` is called between the steps, for tests that look in on the way.
import { expect, linkOf, projector } from "./fixtures.mjs";
import { finger } from "./hands.mjs";
import { compared, Tablet } from "./tablet.mjs";
import { checklist, like, w } from "./words.mjs";

export const votes = { chef: [3, 2, 2, 1, 3, 2, 2, 2, 2, 1], key: [3, 2, 2, 2, 3, 2, 1, 2, 2, 1] };
const agreed = [3, 2, 2, 2, 3, 2, "contested", 2, 2, 1];
const typed = [3, 3, 2, 3, 2, 3, 3, 2, 2, 2];
const changed = { item: 3, value: 2, reason: "Kommundirektören har gett uppdrag i juni." };
const confirmed = [3, 2, changed.value, 2, 2, 1, 1, 2, 1, 1]; // what the demonstration has for Almnäs at BM1, but for item 3

/// What the compare table must say, item by item, in the organisations' order.
export const expected = Object.fromEntries(
  typed.map((ceders, index) => [index + 1, [confirmed[index], agreed[index] === "contested" ? undefined : agreed[index], ceders]]),
);

/// Six devices with their links open and seats taken, worked by `hands` (hands.mjs).
export async function gather(device, links, hands = finger) {
  const open = async (who, options) => {
    const page = await device(options);
    await page.goto(linkOf(links, who).url);
    return page;
  };
  const sit = async (organisation, role, who) => {
    const tablet = new Tablet(await device(), hands);
    await tablet.take(linkOf(links, { organisation, function: role }).url, who);
    return tablet;
  };
  const leader = links.seats.find((link) => link.facilitator && link.key === "room");
  return {
    storbild: await open({ function: "storbild" }, { viewport: projector }),
    console: await open({ organisation: leader.organisationName, function: leader.function }),
    almnas: await sit("Almnäs", "nyckelperson", "Alma"),
    chef: await sit("Björkvik", "chef", "Bo"),
    key: await sit("Björkvik", "nyckelperson", "Birgit"),
    ceders: await sit("Ceders", "nyckelperson", "Cecilia"),
  };
}

/// Every page of the room by name, for tests that look at all of them.
export const pagesOf = (room) =>
  Object.fromEntries(Object.entries(room).map(([name, screen]) => [name, screen instanceof Tablet ? screen.page : screen]));

/// The console's buttons for what every screen shows.
export const screensOf = (console) => console.getByRole("group", { name: w("console_screens") });

export async function playRound(room, pause = async () => {}) {
  const { console, storbild, almnas, chef, key, ceders } = room;
  const { press } = almnas.hands;
  const say = (phase) => press(screensOf(console).getByRole("button", { name: w(`phase_${phase}`), exact: true }));
  await expect(storbild.getByRole("img", { name: like("room_qr") })).toBeVisible();
  await pause("lobby", room);

  await followUp(room, say);
  await pause("follow", room);
  await say("score");
  await almnas.atItem(1);
  await chef.atItem(1);
  await expect(ceders.title()).toHaveText(w("score_not_started"));
  await expect(storbild.getByRole("heading", { level: 1 })).toHaveText(w("room_score_title"));

  // Almnäs confirms what it said last time, but for one item.
  for (let no = 1; no <= checklist.count; no += 1)
    await (no === changed.item ? almnas.propose(no, changed.value, changed.reason) : almnas.holds(no));
  await expect(almnas.title()).toHaveText(w("done_title"));
  await almnas.saved();

  // Björkvik votes, each for themselves; halfway nobody has seen anything.
  await chef.vote(votes.chef.slice(0, 5));
  await pause("halfway", room);
  await chef.vote(votes.chef.slice(5), 6);
  await expect(chef.title()).toHaveText(w("done_title"));
  await key.vote(votes.key);
  await expect(key.title()).toHaveText(w("done_title"));
  await expect(storbild.getByText(w("room_seats_done", { done: 2, of: 3 }))).toBeVisible();
  expect(ballotsSeen(room), "votes that have reached others than their seat before the reveal").toEqual([]);
  await pause("voted", room);

  await key.reveal();
  await expect(chef.title()).toHaveText(w("own_answers"));
  await pause("revealed", room);
  await key.decide(agreed);
  await almnas.reveal();
  await almnas.decide(confirmed);

  await ceders.go("enter");
  await ceders.enter(typed);
  await ceders.saved();
  await pause("scored", room);

  await say("compare");
  await expect(storbild.getByRole("table")).toBeVisible();
  for (const each of [storbild, almnas.page, chef.page, key.page, ceders.page])
    await expect.poll(() => compared(each), "the compare table").toEqual(expected);
  await press(console.getByRole("navigation").getByRole("button", { name: w("view_compare"), exact: true }));
  await expect.poll(() => compared(console), "the console's compare table").toEqual(expected);
  await pause("compare", room);
}

/// What was promised at BM1 comes first: Almnäs says of one that it is done and why the other will not be, Björkvik's chef that
/// one is on its way; what Ceders-Dala-Norra and Björkvik's nyckelperson promised is left without a word.
async function followUp({ console, storbild, almnas, chef }, say) {
  await say("follow");
  await expect(storbild.getByRole("heading", { level: 1 })).toHaveText(w("room_follow_title"));
  await almnas.tells(promised.almnas[0], "done");
  await almnas.tells(promised.almnas[1], "dropped", "Kommunstyrelsen sa nej.");
  await chef.tells(promised.bjorkvik[1], "on_way");
  await almnas.saved();
  await chef.saved();
  await expect(storbild.getByText(w("verdict_dropped"))).toBeVisible();
  await expect(console.getByText(w("console_followed", { told: 1, all: 2 }))).toBeVisible();
}
export const promised = {
  almnas: ["Bestämma vilken statistik som ska delas upp först", "Fråga efter könsuppdelade resultat vid varje delårsrapport"],
  bjorkvik: ["Skriva in jämställdhet i chefernas introduktion", "Kartlägga vilka som använder fritidsgårdarna"],
};

/// A seventh person without a card: by the code on the storbild to a seat, let in from the console.
export async function joinLate(room, page, origin) {
  const { hands } = room.almnas;
  const code = await room.storbild.getByText(/^[A-Z]{4} \d{2}$/).first().textContent();
  await page.goto(`${origin}/anslut`);
  await hands.write(page.getByLabel(w("join_code"), { exact: true }), code.toLowerCase());
  await hands.press(page.getByRole("button", { name: w("join_go") }));
  const almnas = page.locator("section").filter({ has: page.getByRole("heading", { name: "Almnäs" }) });
  await hands.press(almnas.getByRole("button", { name: "Politiker" }));
  await hands.write(page.getByLabel(w("your_name")), "Petra");
  await hands.press(page.getByRole("button", { name: w("join_ask") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(w("join_waiting_title"));
  await expect(room.console.getByText(w("request_asks", { who: "Petra", seat: "Almnäs politiker" }))).toBeVisible();
  await hands.press(room.console.getByRole("button", { name: w("admit"), exact: true }));
  const late = new Tablet(page, hands);
  await late.press(late.button(w("sit_yes")));
  await late.press(late.button(w("sit_down")));
  return late;
}

/// Ballot rows that have come to a screen other than the voting seat's own, whatever frame they were in.
function ballotsSeen(room) {
  return Object.entries(pagesOf(room)).flatMap(([name, page]) => {
    let own;
    return page.received.flatMap((text) => {
      const frame = JSON.parse(text);
      own ??= frame.welcome?.state?.you?.me?.seat;
      const ballots = { ...frame.welcome?.state?.ballot, ...frame.put?.ballot };
      return Object.values(ballots).filter((row) => row.seat !== own).map((row) => `${name} has seen ${row.seat}'s ballot`);
    });
  });
}
