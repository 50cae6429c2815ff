// contract.mjs - the contract as the tests read it: schemas compiled, examples, words. Node only; no server needed.
//
// check(frame) functions return the list of what is wrong, empty where nothing is, so a test can say all of it at once.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const readText = (path) => readFileSync(root + path, "utf8");
export const readJson = (path) => JSON.parse(readText(path));

const names = ["common", "commands", "client", "rows", "server", "http"];
export const schemas = Object.fromEntries(names.map((n) => [n, readJson(`protocol/schemas/${n}.schema.json`)]));

const ajv = new Ajv2020({ allErrors: false, strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addVocabulary(["x-refusal"]);
for (const name of names) ajv.addSchema(schemas[name]);

/// What is wrong with `value` by a definition such as "server.schema.json" or "http.schema.json#/$defs/me".
export function wrongWith(definition, value) {
  const validate = ajv.getSchema(definition);
  if (!validate) throw new Error(`no schema ${definition}`);
  if (validate(value)) return [];
  return validate.errors.map((e) => `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`);
}

/// The kind of a server frame by its first field; "change" for all that has a seq.
export const kindOf = (frame) => ("seq" in frame ? "change" : Object.keys(frame)[0]);

/// Wrong with a frame from the server; names the kind's own definition, so the message is short.
export const wrongFromServer = (frame) => wrongWith(`server.schema.json#/$defs/${kindOf(frame)}`, frame);
export const wrongFromClient = (frame) => wrongWith("client.schema.json", frame);

export const commandNames = Object.keys(schemas.commands.$defs).filter((name) => name.includes("."));

/// A property's schema with its references followed: `{type, enum, maxLength, minimum, …, "x-refusal"}`.
export function resolved(schema, base = "commands.schema.json") {
  if (!schema.$ref) return schema;
  const [file, path] = schema.$ref.split("#");
  const from = file || base;
  const name = path.replace("/$defs/", "");
  return resolved(schemas[from.replace(".schema.json", "")].$defs[name], from);
}

export const examples = (name) => readJson(`protocol/examples/${name}.json`);
export const refusals = readJson("protocol/refusals.json");
export const closes = readJson("protocol/closes.json");

/// The names of the {placeholders} in a text, sorted.
export const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

/// `text` with its placeholders filled, as the server fills them.
export const fill = (text, fillings) => text.replace(/\{(\w+)\}/g, (all, name) => String(fillings[name] ?? all));
