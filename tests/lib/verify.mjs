// verify.mjs - `jamsides verify` on a data directory: its exit code and what it said.
import { spawn } from "node:child_process";
import { program } from "./server.mjs";

export function verify(data) {
  const child = spawn(program, ["verify", "--data", data], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}
