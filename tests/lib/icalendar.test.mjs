// icalendar.test.mjs - the tests' reader of calendars takes what the RFC allows and nothing else.
import assert from "node:assert/strict";
import { it } from "node:test";
import { readCalendar } from "./icalendar.mjs";

const event = ["BEGIN:VEVENT", "UID:a@b", "DTSTAMP:20261122T010000Z", "DTSTART;VALUE=DATE:20261231", "SUMMARY:a\\, b\\nc", "END:VEVENT"];
const whole = (lines) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VCALENDAR", ""].join("\r\n");

it("reads a calendar", () => {
  const [read] = readCalendar(whole(event)).events;
  assert.deepEqual([read.DTSTART, read.SUMMARY], ["2026-12-31", "a, b\nc"]);
  assert.equal(readCalendar(whole(event.with(4, "SUMMARY:aaa\r\n  bbb"))).events[0].SUMMARY, "aaa bbb");
});

it("takes nothing else", () => {
  const wrong = {
    "a bare line feed": whole(event).replace("UID:a@b\r\n", "UID:a@b\n"),
    "no end of line": whole(event).slice(0, -2),
    "too long a line": whole(event.with(4, `SUMMARY:${"å".repeat(34)}`)),
    "folded inside a character": Buffer.concat([Buffer.from(whole(event.with(4, "SUMMARY:")).split("SUMMARY:")[0] + "SUMMARY:"), Buffer.from([0xc3]), Buffer.from("\r\n "), Buffer.from([0xa5]), Buffer.from("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]),
    "an unescaped comma": whole(event.with(4, "SUMMARY:a, b")),
    "a wrong escape": whole(event.with(4, "SUMMARY:a\\t")),
    "a day that is none": whole(event.with(3, "DTSTART;VALUE=DATE:20260230")),
    "a day that does not say so": whole(event.with(3, "DTSTART:20261231")),
    "a local stamp": whole(event.with(2, "DTSTAMP:20261122T010000")),
    "no stamp": whole(event.toSpliced(2, 1)),
    "a uid twice": whole([...event, ...event]),
    "no end of the event": whole(event.slice(0, -1)),
    "something unknown": whole(event.with(4, "SUMARY:a")),
  };
  for (const [what, text] of Object.entries(wrong)) assert.throws(() => readCalendar(text), undefined, what);
});
