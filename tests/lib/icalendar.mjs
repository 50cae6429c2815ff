// icalendar.mjs - a strict reader of calendars: RFC 5545 to the letter, as far as we write it; anything else is a fault.
const most = 75; // octets of a line, without its CRLF

/// The lines of `bytes`, unfolded; throws where a line ends otherwise than in CRLF, is too long, or is folded inside a character.
function linesOf(bytes) {
  const text = (part) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part);
  const lines = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf("\r\n", from, "latin1");
    if (end < 0) throw new Error("the last line does not end in CRLF");
    const line = bytes.subarray(from, end);
    if (line.length > most) throw new Error(`${line.length} octets in one line: ${line}`);
    if (line.includes(0x0a) || line.includes(0x0d)) throw new Error(`a bare line break in ${line}`);
    if (line.length === 0) throw new Error("an empty line");
    const content = text(line); // each part is whole characters
    if (content[0] === " " || content[0] === "\t") {
      if (lines.length === 0) throw new Error("the first line is a continuation");
      lines.push(lines.pop() + content.slice(1));
    } else lines.push(content);
    from = end + 2;
  }
  return lines;
}

/// {name, params, value} of a content line (3.1).
function propertyOf(line) {
  const match = /^([A-Z][A-Z0-9-]*|X-[A-Za-z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*))*):(.*)$/u.exec(line);
  if (!match) throw new Error(`no content line: ${line}`);
  const [, name, params, value] = match;
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) throw new Error(`a control character in ${line}`);
  return { name, value, params: Object.fromEntries(params.split(";").slice(1).map((each) => each.split("="))) };
}

const text = (value) => {
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error(`an unescaped ; or , in ${value}`);
  if (/\\(?![\\;,nN])/.test(value.replaceAll("\\\\", ""))) throw new Error(`a wrong escape in ${value}`);
  return value.replace(/\\(.)/g, (_, c) => (c === "n" || c === "N" ? "\n" : c));
};
const day = (value, { VALUE }) => {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(value);
  const iso = match?.slice(1).join("-");
  if (VALUE !== "DATE" || !match || new Date(iso).toISOString().slice(0, 10) !== iso) throw new Error(`no date: ${value}`);
  return iso;
};
const instant = (value) => {
  if (!/^\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/.test(value)) throw new Error(`no moment in UTC: ${value}`);
  return value;
};
const duration = (value) => {
  if (!/^P(?:\d+W|\d+D|T\d+H|T\d+M)$/.test(value)) throw new Error(`no duration: ${value}`);
  return value;
};
const exactly = (...words) => (value) => {
  if (!words.includes(value)) throw new Error(`${value} is none of ${words}`);
  return value;
};

// What may stand where, and what must (3.6, 3.6.1; RFC 7986 for the last).
const ofCalendar = { VERSION: exactly("2.0"), PRODID: text, METHOD: exactly("PUBLISH"), "X-WR-CALNAME": text, "REFRESH-INTERVAL": duration };
const ofEvent = { UID: text, DTSTAMP: instant, DTSTART: day, DTEND: day, SUMMARY: text, LOCATION: text, DESCRIPTION: text, TRANSP: exactly("TRANSPARENT", "OPAQUE") };

function take(into, allowed, { name, params, value }) {
  if (!allowed[name]) throw new Error(`${name} may not stand there`);
  if (name in into) throw new Error(`${name} twice`);
  into[name] = allowed[name](value, params);
}

/// The calendar as {VERSION, …, events: [{UID, DTSTART, …}]}.
export function readCalendar(bytes) {
  const properties = linesOf(Buffer.from(bytes)).map(propertyOf);
  const is = (at, name, value) => properties[at]?.name === name && properties[at].value === value;
  if (!is(0, "BEGIN", "VCALENDAR") || !is(properties.length - 1, "END", "VCALENDAR")) throw new Error("no one calendar");
  const calendar = { events: [] };
  let event;
  for (let at = 1; at < properties.length - 1; at++) {
    if (is(at, "BEGIN", "VEVENT") && !event) event = {};
    else if (is(at, "END", "VEVENT") && event) {
      for (const must of ["UID", "DTSTAMP", "DTSTART"]) if (!event[must]) throw new Error(`an event without ${must}`);
      if (event.DTEND && event.DTEND <= event.DTSTART) throw new Error(`an event that ends before it begins: ${event.UID}`);
      calendar.events.push(event);
      event = undefined;
    } else if (!event && calendar.events.length > 0) throw new Error(`${properties[at].name} behind the events`);
    else take(event ?? calendar, event ? ofEvent : ofCalendar, properties[at]);
  }
  if (event) throw new Error("an event without an end");
  for (const must of ["VERSION", "PRODID"]) if (!calendar[must]) throw new Error(`a calendar without ${must}`);
  const ids = calendar.events.map((each) => each.UID);
  if (new Set(ids).size !== ids.length) throw new Error("a UID twice");
  return calendar;
}
