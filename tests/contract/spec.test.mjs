// spec.test.mjs - SPEC.md as a rule book: ids that mean one thing, and examples that point at rules that exist.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { it } from "node:test";
import { examples, readText, root, schemas } from "../lib/contract.mjs";

const spec = readText("protocol/SPEC.md");
const rules = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* (.+)$/gm)].map(([, id, text]) => ({ id, text }));
const groups = ["HS", "SQ", "EX", "VI", "PE", "AS", "ME", "AG", "SE", "CO", "PU", "FO", "ID", "SU", "TX", "NO", "AN", "FI", "LI", "FR", "HT"];

it("every rule has an id of its own, in order within its group", () => {
  assert.equal(new Set(rules.map((r) => r.id)).size, rules.length);
  for (const group of groups) {
    const numbers = rules.filter((r) => r.id.startsWith(group)).map((r) => Number(r.id.slice(2)));
    assert.ok(numbers.length > 0, group);
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), group);
  }
  assert.deepEqual([...new Set(rules.map((r) => r.id.slice(0, 2)))], groups);
});

it("every rule named in an example or in the book stands in it", () => {
  const known = new Set(rules.map((r) => r.id));
  for (const { name, rule } of examples("client-invalid")) assert.ok(known.has(rule), `${name}: ${rule}`);
  const named = [...spec.matchAll(/\b((?:HS|SQ|EX|VI|PE|AS|ME|AG|SE|CO|PU|FO|ID|SU|TX|NO|AN|FI|LI|FR|HT)\d+)\b/g)].map((m) => m[1]);
  for (const id of named) assert.ok(known.has(id), id);
});

it("every rule is named by a test that proves it", () => {
  const tests = ["tests", "web-client/test"]
    .flatMap((folder) => readdirSync(root + folder, { recursive: true }).map((file) => `${folder}/${file}`))
    .filter((file) => !file.includes("node_modules") && /(_test\.cpp|\.test\.(mjs|ts)|\.spec\.mjs)$/.test(file))
    .map(readText)
    .join("\n");
  const named = new Set([...tests.matchAll(/(?<![A-Za-z0-9])([A-Z]{2}\d+)(?![A-Za-z0-9])/g)].map((m) => m[1]));
  assert.deepEqual(rules.map((r) => r.id).filter((id) => !named.has(id)), []);
});

it("every command has its row in the permissions", () => {
  const permissions = spec.slice(spec.indexOf("## PE"), spec.indexOf("## AS"));
  for (const name of schemas.client.$defs.command.properties.do.enum) {
    const [slice, verb] = name.split(".");
    assert.ok(permissions.includes(`\`${name}\``) || permissions.includes(`\`.${verb}\``), `${slice}.${verb}`);
  }
});

it("every definition of the HTTP bodies named in the table exists", () => {
  const table = spec.slice(spec.indexOf("| path | sent"), spec.indexOf("- **HT1**"));
  const cells = table.split("\n").slice(2).flatMap((line) => line.split("|").slice(2));
  for (const [, name] of cells.join("|").matchAll(/`(\w+)`/g)) assert.ok(name in schemas.http.$defs, name);
});
