// words.test.mjs - every refusal and every close has its words, in both languages, and they keep to how we speak.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { closes, placeholders, readText, refusals } from "../lib/contract.mjs";

/// The codes listed in a C++ header's X-macro.
function codesIn(header) {
  const macro = /#define JAMSIDES_REFUSALS\(X\)((?:.*\\\n)*.*)\n/.exec(header);
  assert.ok(macro, "refusal.hpp lists the codes in JAMSIDES_REFUSALS");
  return [...macro[1].matchAll(/X\((\w+)\)/g)].map((m) => m[1]);
}

describe("refusals.json", () => {
  it("has the words of every code of refusal.hpp, and of no other", () => {
    const codes = codesIn(readText("server/base/refusal.hpp"));
    assert.deepEqual(Object.keys(refusals).sort(), codes.sort());
  });

  for (const [code, words] of Object.entries(refusals)) {
    it(`FR9 ${code} says the same in both languages, plainly`, () => {
      assert.deepEqual(Object.keys(words).sort(), ["en", "retry", "sv"]);
      assert.equal(typeof words.retry, "boolean");
      assert.deepEqual(placeholders(words.sv), placeholders(words.en));
      for (const text of [words.sv, words.en]) plain(text);
    });
  }

  it("FR9 only what passes by itself may be tried again unchanged", () => {
    const again = Object.entries(refusals).filter(([, words]) => words.retry).map(([code]) => code);
    assert.deepEqual(again.sort(), ["backup_running", "going_down", "not_saved", "too_fast"]);
  });
});

describe("closes.json", () => {
  for (const [code, words] of Object.entries(closes)) {
    it(`FR6 ${code} has words and says what to do`, () => {
      assert.match(code, /^(1012|44[0-9]{2})$/);
      assert.deepEqual(Object.keys(words).sort(), ["action", "en", "sv"]);
      assert.ok(["retry", "later", "stop"].includes(words.action));
      for (const text of [words.sv, words.en]) plain(text);
    });
  }

  it("FR6 has every close code of close_code.hpp from 4400 on", () => {
    const header = readText("server/net/close_code.hpp");
    const codes = [...header.matchAll(/=\s*(1012|4[0-9]{3});/g)].map((m) => m[1]);
    assert.ok(codes.length > 5, "close_code.hpp lists them as numbers");
    assert.deepEqual(Object.keys(closes).sort(), codes.sort());
  });
});

/// du-tilltal, sentences, no shouting, none of the words the interface avoids.
function plain(text) {
  assert.match(text, /^[A-ZÅÄÖ]/);
  assert.match(text, /\.$/);
  assert.doesNotMatch(text, /!|\b[Bb]etyg|\b[Ff]el\b|[Hh]emlig|[Ee]rror|[Ii]nvalid/);
  assert.ok([...text].length <= 160, `${[...text].length} characters`);
}
