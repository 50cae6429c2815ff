// meeting.mjs - a group of a test's own, made on the admin page, with a connection for every seat that is asked for.
//
// Everybody in it is invented. The group's meeting `occasion` is planned for today, so that its cards open the room.
import { Client } from "./client.mjs";
import { Device } from "./http.mjs";
import { tokenOf } from "./server.mjs";

/// Today in Sweden, YYYY-MM-DD: the day whose cards open the room.
export const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());

const invented = [
  { name: "Almnäs", kind: "kommun", code: "9901" },
  { name: "Björkvik", kind: "kommun", code: "9902" },
  { name: "Ceders-Dala-Norra stadsdelsförvaltning", kind: "stadsdel", parent: "Ceders" },
];

/// A device signed in as the admin, by the link that the program prints at its first start.
export async function admin(server) {
  const device = new Device(server.url);
  const [link] = await server.says(/https?:\/\/\S+\/admin\/[\w-]+(?=\s)/);
  await device.open(link);
  return device;
}

/// What a new group is made from; `size` organisations, a mentor unless `mentor` is false.
export const newGroup = ({
  name = "Provgruppen",
  size = 2,
  mentor = true,
  method = "skl-2019-10",
  date = today(),
  occasions = [{ occasion: "uppstart" }, { occasion: "bm1", date, host: 0 }, { occasion: "bm2" }],
} = {}) => ({
  name,
  method,
  organisations: invented.slice(0, size),
  ...(mentor ? { mentor: { name: "Dalhult", kind: "kommun", code: "9904" } } : {}),
  occasions,
});

export class Meeting {
  /// Makes the group and prints a card for every seat.
  static async make(server, options = {}) {
    const meeting = new Meeting();
    meeting.server = server;
    meeting.admin = await admin(server);
    meeting.made = await meeting.#ask("/api/admin/groups", newGroup(options), 201);
    meeting.group = meeting.made.group;
    meeting.cards = await meeting.#ask(`/api/admin/groups/${meeting.group}/cards`, { kind: "card" });
    return meeting;
  }

  clients = [];

  async #ask(path, body, also = 200) {
    const answer = await this.admin.post(path, body);
    if (answer.status !== 200 && answer.status !== also) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.json;
  }

  /// The card of a function in the n-th organisation (0..; the mentor is last), or of the storbild.
  card(fn, organisation = 0) {
    const all = this.cards.filter((c) => c.function === fn && c.key === "room");
    const ids = [...new Set(all.map((c) => c.organisation))];
    const card = fn === "storbild" ? all[0] : all.find((c) => c.organisation === ids[organisation]);
    if (!card) throw new Error(`no card for ${fn} of organisation ${organisation}`);
    return card;
  }

  /// Sits down with a card: its link opened as a tablet does, then connected with the cookie it got.
  async sit(fn, organisation = 0, hello = {}) {
    const device = new Device(this.server.url);
    await device.open(this.card(fn, organisation).url);
    return this.connect({ cookie: device.cookie }, hello);
  }

  /// Connects as a program does, with the card's secret in hello.
  program = (fn, organisation = 0, hello = {}) =>
    this.connect({}, { token: tokenOf(this.card(fn, organisation).url), ...hello });

  async connect(how, hello = {}) {
    const client = await Client.join(this.server.ws, { group: this.group, lang: "sv", ...hello }, how);
    this.clients.push(client);
    return client;
  }

  /// What the server did against the contract, to anybody.
  faults = () => this.clients.flatMap((c) => c.faults.map((fault) => `${c.me?.seat}: ${fault}`));

  /// Waits until everybody still here has been told what `client` has been told.
  async allReach(client) {
    await Promise.all(this.clients.filter((c) => !c.over).map((c) => c.reaches(client.seq)));
  }

  async leave() {
    await Promise.all(this.clients.filter((c) => !c.over).map((c) => c.leave()));
  }
}
