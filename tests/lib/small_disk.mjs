// small_disk.mjs - a disk of some megabytes that can be filled up and freed: a tmpfs where we may mount one (root), else a
// directory whose disk is said to be full (failing_disk.mjs), so that no test needs to be skipped.
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FailingDisk } from "./failing_disk.mjs";

export class SmallDisk {
  constructor(megabytes) {
    this.path = mkdtempSync(join(tmpdir(), "jamsides-small-"));
    this.said = new FailingDisk();
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "jamsides-test", this.path], { stdio: "ignore" });
      this.mounted = true;
    } catch {
      this.mounted = false;
    }
  }

  get env() {
    return this.mounted ? {} : this.said.env;
  }

  /// Not a byte more.
  fill() {
    if (!this.mounted) return this.said.order("write", "ENOSPC", "");
    const file = openSync(join(this.path, "ballast"), "a");
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      try {
        while (writeSync(file, Buffer.alloc(size)) === size);
      } catch (error) {
        if (error.code !== "ENOSPC") throw error;
      }
    }
    closeSync(file);
  }

  free() {
    if (!this.mounted) return this.said.mend();
    rmSync(join(this.path, "ballast"), { force: true });
  }

  remove() {
    if (this.mounted) execFileSync("umount", [this.path]);
    rmSync(this.path, { recursive: true, force: true });
    this.said.remove();
  }
}
