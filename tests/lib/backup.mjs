// backup.mjs - asking for a backup, and putting one back: `jamsides restore`.
import { spawn } from "node:child_process";
import { program } from "./server.mjs";

/// Runs the program with these words; its exit code and what it said.
export function run(...words) {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

export const restore = (file, data, ...more) => run("restore", "--from", file, "--data", data, ...more);

/// Asks for a backup as `device` (signed in as the admin); what was answered, where it was made.
export async function backUp(device) {
  const answer = await device.post("/api/admin/backup");
  if (answer.status !== 201) throw new Error(`a backup was answered ${answer.status}: ${answer.text}`);
  return answer.json;
}
