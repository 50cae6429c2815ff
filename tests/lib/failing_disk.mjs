// failing_disk.mjs - orders to the disk of a running program (tests/fault/failing_disk.cpp): fail, or kill it, at a write.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { program } from "./server.mjs";

export class FailingDisk {
  #directory = mkdtempSync(join(tmpdir(), "jamsides-disk-"));
  #orders = join(this.#directory, "orders");

  /// What the program's environment needs.
  env = { LD_PRELOAD: join(dirname(program), "libfailing_disk.so"), FAILING_DISK: this.#orders };

  /// From the call after `after` on, each `op` ("write", "sync") of a file whose path ends with `tail` meets `what`: "EIO",
  /// "ENOSPC", or "KILL", which ends the program.
  order(op, what, tail, after = 0) {
    writeFileSync(this.#orders, `${op} ${what} ${tail} ${after}\n`);
  }

  /// The disk is well again.
  mend() {
    rmSync(this.#orders, { force: true });
  }

  remove() {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
