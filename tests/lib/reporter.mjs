// reporter.mjs - a quiet reporter for node:test: what failed, in full, and the counts last.
//
// A suite of hundreds of subtests says nothing while it goes well; the closing lines (# tests, # pass, # fail …) are the
// ones that `tests/run` and people look for.
import { inspect } from "node:util";

export default async function* quiet(source) {
  const summary = [];
  for await (const { type, data } of source) {
    if (type === "test:fail" && data.details?.error?.failureType !== "subtestsFailed") yield told(data);
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type === "test:diagnostic" && data.nesting === 0) summary.push(`# ${data.message}\n`);
  }
  yield* summary;
}

function told({ name, file, line, details }) {
  const error = details?.error;
  const cause = error?.cause ?? error;
  const what = cause?.stack ?? inspect(cause);
  return `not ok - ${name} (${file}:${line})\n${what.replace(/^/gm, "    ")}\n`;
}
