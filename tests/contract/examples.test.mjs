// examples.test.mjs - the contract with itself: schemas compile, and every example is what it says it is. No server.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandNames, examples, fill, placeholders, refusals, schemas, wrongFromClient, wrongFromServer, wrongWith } from "../lib/contract.mjs";

const named = (cases) => assert.equal(new Set(cases.map((c) => c.name)).size, cases.length, "names are unique");

describe("schemas", () => {
  it("bind every command in the client's frame", () => {
    const inFrame = schemas.client.$defs.command.properties.do.enum;
    assert.deepEqual([...inFrame].sort(), [...commandNames].sort());
    const bound = schemas.client.$defs.command.allOf.map((rule) => rule.if.properties.do.const);
    assert.deepEqual([...bound].sort(), [...commandNames].sort());
  });

  it("refuse fields they do not name, in every command and every body sent", () => {
    for (const name of commandNames) assert.equal(schemas.commands.$defs[name].additionalProperties, false, name);
    for (const name of ["newGroup", "newOrganisation", "newOccasion", "changedGroup", "deleteGroup", "issueCards", "enterScore", "join", "joinRequest", "switch"])
      assert.equal(schemas.http.$defs[name].additionalProperties, false, name);
  });

  it("name only refusals that have words", () => {
    const codes = JSON.stringify(schemas).matchAll(/"x-refusal":"(\w+)"/g);
    for (const [, code] of codes) assert.ok(code in refusals, code);
  });
});

describe("client-valid.json", () => {
  const cases = examples("client-valid");
  named(cases);
  for (const { name, frame } of cases) it(name, () => assert.deepEqual(wrongFromClient(frame), []));

  it("has every command", () => {
    const used = new Set(cases.map((c) => c.frame.do).filter(Boolean));
    assert.deepEqual(commandNames.filter((name) => !used.has(name)), []);
  });
});

describe("client-invalid.json", () => {
  const cases = examples("client-invalid");
  named(cases);
  for (const { name, rule, frame, raw, expect } of cases) {
    it(`${rule} ${name}`, () => {
      if (frame) assert.notDeepEqual(wrongFromClient(frame), []);
      else assert.equal(typeof raw, "string");
      assert.ok(expect.close || expect.refused, "says what happens");
      if (!expect.refused) return;
      const words = refusals[expect.refused];
      for (const text of [words.sv, words.en]) assert.deepEqual(placeholders(fill(text, expect.with ?? {})), []);
    });
  }
});

describe("server-valid.json", () => {
  const cases = examples("server-valid");
  named(cases);
  for (const { name, frame } of cases) {
    it(name, () => {
      assert.deepEqual(wrongFromServer(frame), []);
      assert.deepEqual(wrongWith("server.schema.json", frame), []);
    });
  }

  it("has a row of every table", () => {
    const seen = new Set(cases.flatMap(({ frame }) => Object.keys(frame.put ?? frame.welcome?.state ?? {})));
    const tables = Object.keys(schemas.rows.$defs.tables.properties);
    assert.deepEqual(tables.filter((table) => !seen.has(table)), []);
  });
});

describe("http.json", () => {
  const cases = examples("http");
  named(cases);
  for (const { name, definition, valid, body, refused } of cases) {
    it(name, () => {
      const wrong = wrongWith(`http.schema.json#/$defs/${definition}`, body);
      assert.equal(wrong.length === 0, valid, wrong.join("; "));
      if (!valid) assert.ok(refused in refusals, refused);
    });
  }
});
