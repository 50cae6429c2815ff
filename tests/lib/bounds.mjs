// bounds.mjs - values just inside and just outside every bound of a command, derived from its schema.
//
// A case is {name, with, expect}: expect is the refusal code, or undefined where the bounds are kept (then the rules of
// the method may still refuse, with a code of their own).
import { commandNames, examples, resolved, schemas } from "./contract.mjs";

/// Codes that a command within its bounds can never get.
export const codesOfBounds = ["malformed", "unknown_field", "unknown_command", "too_long"];

/// The with of a valid example of the command, with the optional fields filled in.
export function sample(command) {
  const all = examples("client-valid").map((c) => c.frame).filter((f) => f.do === command);
  return Object.assign({}, ...all.map((f) => f.with));
}

/// Every case of one command.
export function casesOf(command) {
  const schema = schemas.commands.$defs[command];
  const base = sample(command);
  const cases = [
    { name: "as in the examples", with: base },
    { name: "a field too many", with: { ...base, extra: 1 }, expect: "unknown_field" },
    { name: "with is null", with: null, expect: "malformed" },
    { name: "with is a list", with: [], expect: "malformed" },
  ];
  for (const field of schema.required ?? []) {
    const { [field]: _, ...rest } = base;
    cases.push({ name: `without ${field}`, with: rest, expect: "malformed" });
  }
  for (const [field, property] of Object.entries(schema.properties)) {
    for (const c of casesOfField(resolved(property)))
      cases.push({ name: `${field}: ${c.name}`, with: { ...base, [field]: c.value }, expect: c.expect, field });
  }
  return cases;
}

/// Values of one field, by its schema: {name, value, expect}.
export function casesOfField(schema) {
  const cases = [];
  const inside = (name, value) => cases.push({ name, value });
  const outside = (name, value, expect = "malformed") => cases.push({ name, value, expect });
  if (schema.anyOf) {
    const [first, ...others] = schema.anyOf.map((s) => resolved(s));
    for (const other of others) inside(JSON.stringify(other.const), other.const);
    cases.push(...casesOfField(first));
  } else if (schema.enum) {
    for (const word of schema.enum) inside(word, word);
    outside("another word", `${schema.enum[0]}x`);
    outside("a number", 1);
  } else if (schema.type === "boolean") {
    inside("true", true);
    inside("false", false);
    outside("a word", "true");
    outside("0", 0);
  } else if (schema.type === "integer") {
    const beyond = schema["x-refusal"];
    inside("lowest", schema.minimum);
    // What the highest means is the method's to say (value_out_of_scale, unknown_item), so it is inside for the decoder only.
    inside("highest the decoder takes", schema.maximum);
    outside("one below", schema.minimum - 1, beyond);
    if (schema.maximum < Number.MAX_SAFE_INTEGER) outside("one above", schema.maximum + 1, beyond);
    outside("a fraction", schema.minimum + 0.5);
    outside("text", String(schema.minimum));
  } else if (schema.maxLength !== undefined) {
    inside("as long as it may be", "å".repeat(schema.maxLength));
    inside("as long as it may be, beyond the BMP", "😀".repeat(schema.maxLength));
    outside("one character too long", "å".repeat(schema.maxLength + 1), "too_long");
    if (schema.minLength) outside("empty", "", schema["x-refusal"]);
    else inside("empty", "");
    if (schema.pattern) outside("a control character", "a\u0007b");
    outside("a number", 1);
  } else if (schema.pattern) {
    const letter = schema.pattern[1];
    inside("the highest id", `${letter}999999999`);
    outside("id 0", `${letter}0`);
    outside("a leading zero", `${letter}01`);
    outside("ten digits", `${letter}1000000000`);
    outside("another kind's letter", "x1");
    outside("empty", "");
    outside("a number", 1);
  }
  outside("null", null);
  return cases;
}

export const allCases = () => commandNames.flatMap((command) => casesOf(command).map((c) => ({ command, ...c })));
