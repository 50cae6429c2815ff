// verify.mjs - `jamsides verify` on a data directory or a backup: its exit code and what it said.
import { run } from "./backup.mjs";

export const verify = (data) => run("verify", "--data", data);
export const verifyBackup = (file) => run("verify", "--backup", file);
