// words.mjs - the interface's Swedish words and the checklist, from the files the program itself is built of: a test names
// what a button is for and follows when its wording is polished.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../lib/contract.mjs";

const folder = join(root, "web-client/messages/sv");
const messages = Object.assign(
  {},
  ...readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8"))),
);

/// The words of one message, its {placeholders} filled in; a plural takes its form from `count`.
export function w(key, params = {}) {
  const message = messages[key];
  if (message === undefined) throw new Error(`no message named ${key}`);
  const text = typeof message === "string" ? message : pluralOf(message[0].match, params.count);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (params[name] === undefined) throw new Error(`${key} needs ${name}`);
    return String(params[name]);
  });
}
const pluralOf = (forms, count) => forms[count === 1 ? "form=one" : "form=other"];

/// A message as a pattern, for words in the middle of others or with a part that the test does not know.
export function like(key, params = {}) {
  const all = new Proxy(params, { get: (known, name) => known[name] ?? "\u0000", has: () => true });
  const escaped = w(key, all).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(escaped.replaceAll("\u0000", ".+?"));
}

const pack = JSON.parse(readFileSync(join(root, "server/method/packs/skl-2019-10.json"), "utf8"));

/// The ten-item checklist that the demonstration runs on.
export const checklist = {
  name: pack.name.sv,
  count: pack.items.length,
  item: (no) => pack.items[no - 1].text.sv,
  label: (value) => pack.scale[value - 1].label.sv,
  short: (value) => pack.scale[value - 1].short.sv,
};
