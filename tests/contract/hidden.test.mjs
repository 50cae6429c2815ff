// hidden.test.mjs - non-interference beyond the room: one meeting held twice on the real program, with other ballots, reasons
// and names; pages, documents, refusals, log lines, /metrics and /debug/state are the same for whoever may not know.
//
// What a room itself says is compared byte by byte over random plays in tests/room/hidden_test.cpp; the admin page may know
// more and is left out. Hidden values have as many bytes in both, so that counts of bytes are the same, too.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Device } from "../lib/http.mjs";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";

const one = { values: [1, 2, 1, 3], reason: "A hidden reason", name: "Asa Hemlig", asks: "Bo Vantar", thought: "A hidden thought" };
const two = { values: [3, 3, 2, 1], reason: "Another one, so", name: "Ulf Dolder", asks: "Eva Koar!", thought: "Another thought!" };
const texts = [one, two].flatMap(({ reason, name, asks, thought }) => [reason, name, asks, thought]);

/// What is random or measures time is no secret's doing.
const settled = (text, meeting) =>
  text
    .replaceAll(meeting.group, "gGROUP")
    .replaceAll(meeting.code, "CODE")
    .replace(/\b(?!jamsides_)[\w-]{30,}/g, "TOKEN")
    .replace(/127\.0\.0\.1:\d+/g, "HERE")
    .replace(/^date: .*$/gim, "")
    .replace(/\b\d\d:\d\d\b/g, "CLOCK")
    .replace(/^.*jamsides_(commit_seconds|slow_commits|commits|store_queue|wal_bytes|socket_sends)\w*.*$/gm, "")
    .replace(/"(walBytes|storeQueue)": \d+/g, "");

async function held(hidden) {
  const server = await Server.start({ demo: false });
  try {
    const meeting = await Meeting.make(server, { name: "Lika för alla" });
    const leader = await meeting.sit("nyckelperson", 0);
    const [key, chef, politiker] = [
      await meeting.sit("nyckelperson", 1),
      await meeting.sit("chef", 1),
      await meeting.sit("politiker", 1),
    ];
    const organisation = chef.me.organisation;
    const [bm1, row] = leader.rows("meeting", (m) => m.occasion === "bm1")[0];
    meeting.code = row.code;
    await chef.give("seat.sit", { who: hidden.name, standIn: false });
    await leader.give("meeting.open", { meeting: bm1 });
    await leader.give("assessment.open", { occasion: "bm1", organisation, mode: "ballot", place: "room" });
    const assessment = leader.rows("assessment", (x) => x.organisation === organisation)[0][0];
    const cast = (who, item, value) => who.give("ballot.cast", { assessment, item, value, reason: hidden.reason });
    await cast(chef, 1, hidden.values[0]);
    await cast(politiker, 1, hidden.values[1]);
    await cast(chef, 2, hidden.values[2]);
    await leader.give("survey.open", { meeting: bm1, phase: "pmi" });
    const [survey] = leader.rows("survey")[0];
    await chef.give("survey.answer", { survey, texts: [hidden.thought, "", hidden.thought] });
    const heard = [];
    const note = (name, { status, headers, text }) =>
      heard.push(`${name}: ${status} ${JSON.stringify([...headers].filter(([field]) => field !== "content-length"))}\n${text}`);

    const stranger = new Device(server.url);
    note("join", await stranger.post("/api/join", { code: meeting.code }));
    const seat = meeting.card("chef", 1).seat;
    const asked = await stranger.post("/api/join/request", { code: meeting.code, seat, who: hidden.asks });
    note("request", asked);
    const at = `/api/join/request?group=${meeting.group}&request=${asked.json.request}&secret=${asked.json.secret}`;
    note("waiting", await stranger.get(at));

    const round = async (when) => {
      const seats = { stranger, outsider: ["politiker", 0], mentor: ["chef", 2], storbild: ["storbild"] };
      for (const [name, card] of Object.entries(seats)) {
        const device = Array.isArray(card) ? new Device(server.url) : card;
        if (Array.isArray(card)) await device.open(meeting.card(...card).url);
        for (const path of ["/api/me", "/nowhere", `/k/${"x".repeat(32)}`, "/api/admin/groups"]) {
          note(`${when} ${name} ${path}`, await device.get(path));
        }
        for (const document of ["checklist.csv", "checklist.html", "checklist.html?form=blank", "checklist.html?lang=en"]) {
          const path = `/api/group/${meeting.group}/${document}${document.includes("?") ? "&" : "?"}organisation=${organisation}`;
          note(`${when} ${name} ${path}`, await device.get(path));
        }
        for (const document of [`notes.html?meeting=${bm1}`, `notes.txt?meeting=${bm1}`, `notes.json?meeting=${bm1}`, `anchoring.html?organisation=${organisation}`, "anchoring.html"]) {
          note(`${when} ${name} ${document}`, await device.get(`/api/group/${meeting.group}/${document}`));
        }
      }
    };
    await round("before");
    await key.give("ballot.reveal", { assessment });
    await cast(politiker, 3, hidden.values[3]).then(
      () => assert.fail("a vote after the reveal"),
      () => {},
    );
    await key.give("score.agree", { assessment, item: 1, value: 2, comment: "Vi enades." });
    await round("after");
    await leader.give("meeting.close", { meeting: bm1 });
    for (const path of ["/metrics", "/debug/state", "/readyz"]) note(path, await stranger.get(path));
    await meeting.leave();
    await server.stop();
    return [...heard, server.log].map((text) => settled(text, meeting));
  } finally {
    await server.remove();
  }
}

describe("hidden beyond the room", { skip: noProgram }, () => {
  it("VI1, VI3, VI7, SU4, SE8, HT7, HT9, HT12, HT14: pages, documents, log, metrics and debug say the same whatever is hidden", async () => {
    const [a, b] = [await held(one), await held(two)];
    assert.ok(a.some((text) => text.includes("Vi enades.")), "the documents hold what is agreed");
    assert.equal(a.length, b.length);
    a.forEach((text, n) => assert.deepEqual(text.split("\n"), b[n].split("\n")));
    for (const text of [...a, ...b]) for (const secret of texts) assert.ok(!text.includes(secret), `${secret} in ${text}`);
  });
});
