// picture.test.mjs - a whole round on the real program: six groups, 63 seats, three occasions, each person's own answers; then
// Table 1 of SKL's report, printed by `jamsides picture` from what stands in the store.
//
// The answers are one reconstruction that gives what the report prints: it did not print them. Everybody here is invented.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { Meeting, today } from "../lib/meeting.mjs";
import { noProgram, program, Server } from "../lib/server.mjs";

/// For each item, the sum of the marks and how many gave one, at BM2, BM3 and BM4.
const raw = `91/36 54/22 49/17 | 76/36 48/22 44/17 | 67/35 37/22 44/18 | 89/36 54/21 51/18 | 80/36 48/22 44/18
  | 79/35 53/22 49/18 | 60/36 38/22 33/18 | 73/36 50/22 41/18 | 54/35 36/20 39/18 | 69/35 41/22 43/18
  | 68/35 44/22 43/18 | 72/36 48/22 45/18 | 74/36 43/22 47/18`
  .split("|")
  .map((item) => item.trim().split(/\s+/).map((cell) => cell.split("/").map(Number)));

/// What the report prints: BM2, BM3, BM4, Förbättring.
const printed = `2,53 2,45 2,88 0,35|2,11 2,18 2,59 0,48|1,91 1,68 2,44 0,53|2,47 2,57 2,83 0,36|2,22 2,18 2,44 0,22
|2,26 2,41 2,72 0,47|1,67 1,73 1,83 0,17|2,03 2,27 2,28 0,25|1,54 1,80 2,17 0,62|1,97 1,86 2,39 0,42
|1,94 2,00 2,39 0,45|2,00 2,18 2,50 0,50|2,06 1,95 2,61 0,56`
  .split("|")
  .map((row) => row.trim().split(" "));

const sizes = [3, 2, 3, 3, 2, 2]; // organisations, beside a mentor
const occasions = [
  { occasion: "bm2", answers: [8, 6, 8, 7, 6, 5] }, // 40 of 63; in no group as many as ten
  { occasion: "bm3", answers: [4, 3, 4, 4, 4, 3] },
  { occasion: "bm4", answers: [3, 3, 3, 3, 3, 3] },
];
const functions = ["nyckelperson", "chef", "politiker"];

/// `people` rows of marks: whole numbers 1..3 that come to what `raw` says, others leaving an item out each time.
function marksOf(at, people) {
  const rows = Array.from({ length: people }, () => [...Array(9).fill(3), ...Array(13).fill(0)]);
  raw.forEach((cells, item) => {
    const [sum, n] = cells[at];
    const low = Math.floor(sum / n);
    for (let k = 0; k < n; ++k) rows[(k + 7 * item) % people][9 + item] = low + (k < sum - n * low ? 1 : 0);
  });
  return rows;
}

describe("a round's Deltagarnas bild", { skip: noProgram }, () => {
  let server;
  const groups = [];

  const clientsOf = async (meeting, size) => {
    const seats = [];
    for (let n = 0; n <= size; ++n) for (const fn of functions) seats.push(await meeting.program(fn, n));
    return seats;
  };
  const meetingAt = (leader, occasion) => leader.rows("meeting", (m) => m.occasion === occasion)[0][0];
  const surveyAt = (leader, meeting) => leader.rows("survey", (s) => s.meeting === meeting)[0][0];

  async function asks(client, occasion) {
    const meeting = meetingAt(client, occasion);
    await client.give("meeting.open", { meeting });
    await client.give("survey.open", { meeting, phase: "survey" });
    return surveyAt(client, meeting);
  }
  async function closes(client, occasion) {
    const meeting = meetingAt(client, occasion);
    await client.give("survey.close", { survey: surveyAt(client, meeting) });
    await client.give("meeting.close", { meeting });
  }

  const print = async (...ids) => {
    const args = ["picture", "--data", server.data, ...ids.flatMap((id) => ["--group", id])];
    const { stdout } = await promisify(execFile)(program, args);
    return stdout.split("\r\n").map((line) => line.split(";"));
  };
  const all = () => groups.map(({ meeting }) => meeting.group);
  const lineOf = (table, start) => table.find(([cell]) => cell.startsWith(start));

  before(async () => {
    server = await Server.start({ demo: false });
    const date = today();
    for (const size of sizes) {
      const planned = occasions.map(({ occasion }) => ({ occasion, date, host: 0 }));
      const meeting = await Meeting.make(server, { name: `Grupp ${groups.length + 1}`, size, method: "skl-2017-13", occasions: planned });
      groups.push({ meeting, size });
    }
  });
  after(async () => {
    for (const { meeting } of groups) await meeting.leave();
    await server?.remove();
  });

  it("SU12 three occasions are answered on the devices; the last survey stays open", async () => {
    for (const [at, { occasion, answers }] of occasions.entries()) {
      const rows = marksOf(at, answers.reduce((sum, n) => sum + n, 0));
      for (const [index, group] of groups.entries()) {
        group.seats ??= await clientsOf(group.meeting, group.size);
        const [leader] = group.seats;
        const survey = await asks(leader, occasion);
        for (let n = 0; n < answers[index]; ++n) {
          await group.seats.at(-1 - n).give("survey.answer", { survey, marks: rows.pop() });
        }
        if (occasion !== "bm4" || index < 5) await closes(leader, occasion);
      }
    }
    for (const { meeting } of groups) assert.deepEqual(meeting.faults(), []);
  });

  it("SU12 an occasion is told once every group has closed it, and nothing of a group that is too small alone", async () => {
    for (const { meeting } of groups) await meeting.leave();
    await server.stop();
    const table = await print(...all());
    assert.deepEqual(lineOf(table, "Moment"), ["Moment", "BM2", "Antal svar", "BM3", "Antal svar", "Förbättring BM2–BM3"]);
    assert.ok(lineOf(table, "BM4: siffror kommer när alla grupper har stängt sin enkät. 1 har inte gjort det."));
    const alone = await print(groups[0].meeting.group);
    for (let item = 1; item <= 13; ++item) {
      const means = lineOf(alone, `${item}. `).slice(1).filter((_, at) => at % 2 === 0);
      assert.deepEqual(means, ["–", "–", "–"], `item ${item}`);
    }
    assert.deepEqual(lineOf(alone, "Svar").slice(1), ["8 av 12 (67 %)", "", "4 av 12 (33 %)", "", "3 av 12 (25 %)", ""]);
    assert.equal(lineOf(alone, "Största"), undefined);
  });

  it("SU9 SU12 Table 1 is as the report prints it, with how many, the rates and what to beware of", async () => {
    await server.again();
    const last = groups[5];
    last.meeting.clients = [];
    const leader = await last.meeting.program("nyckelperson", 0);
    await closes(leader, "bm4");
    await last.meeting.leave();
    await server.stop();

    const table = await print(...all());

    assert.deepEqual(lineOf(table, "Moment"), ["Moment", "BM2", "Antal svar", "BM3", "Antal svar", "BM4", "Antal svar", "Förbättring BM2–BM4"]);
    printed.forEach(([bm2, bm3, bm4, change], item) => {
      const [n2, n3, n4] = raw[item].map(([, n]) => String(n));
      assert.deepEqual(lineOf(table, `${item + 1}. `).slice(1), [bm2, n2, bm3, n3, bm4, n4, change], `item ${item + 1}`);
    });
    const hundredths = (text) => Number(text.replace(",", ""));
    const fromMeans = printed.filter(([bm2, , bm4, change]) => hundredths(bm4) - hundredths(bm2) === hundredths(change));
    assert.equal(printed.length - fromMeans.length, 4, "rows that printed means alone would not give");
    assert.deepEqual(lineOf(table, "Svar"), ["Svar", "40 av 63 (63 %)", "", "22 av 63 (35 %)", "", "18 av 63 (29 %)", ""]);
    assert.match(lineOf(table, "Största förbättringen: 9. ")[0], /, 0,62"?$/);
    assert.ok(lineOf(table, "BM4: få har svarat, skillnader kan vara slump."));
    assert.ok(lineOf(table, "BM4: mindre än hälften av de inbjudna har svarat."));
    assert.ok(lineOf(table, "Olika många har svarat vid BM2 och BM4"));
    assert.equal(lineOf(table, "– visas inte"), undefined);
  });
});
