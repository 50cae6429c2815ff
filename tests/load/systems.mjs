// systems.mjs - the servers that can be measured, each started on a free port, and one measurement of one of them.
//
// The server is pinned to core 0, the generator to core 1. Every measurement has a server and a data directory of its own.
import { spawn, execFileSync } from "node:child_process";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const programs = process.env.JAMSIDES_BUILD ?? join(root, "build/release");
const baseline = (name) => join(here, "baselines", name);

/// command(data, rooms, work): what to run; `dialect` what it speaks.
export const systems = {
  jamsides: {
    dialect: "jamsides",
    command: (data, rooms) => [join(programs, "jamsides"), "serve", "--listen", "127.0.0.1:0", "--data", data, "--demo",
      "--demo-groups", String(rooms), "--unlimited-rate"],
  },
  ws: { dialect: "baseline", command: () => [process.execPath, baseline("ws.mjs"), "none"] },
  "ws+turn": { dialect: "baseline", command: (data) => [process.execPath, baseline("ws.mjs"), "turn", join(data, "log.db")] },
  "ws+command": { dialect: "baseline", command: (data) => [process.execPath, baseline("ws.mjs"), "command", join(data, "log.db")] },
  "socket.io": { dialect: "socket.io", command: () => [process.execPath, baseline("socketio.mjs")] },
  // As long as ours are: a change of burst and sparse, or a presence frame.
  epoll: { dialect: "baseline", command: (data, rooms, work) => [join(programs, "raw_epoll"), work === "presence" ? "106" : "185"] },
};

async function start(system, rooms, work, data) {
  const child = spawn("taskset", ["-c", "0", ...systems[system].command(data, rooms, work)], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const port = await new Promise((found, failed) => {
    const hear = (bytes) => {
      said += bytes;
      const line = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (line) found(Number(line[1]));
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => failed(new Error(`${system} ended with ${code}: ${said}`)));
  });
  return { child, port };
}

async function stop({ child }) {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

/// Runs `work` against `system`; the generator's figures, or an error where any client saw a fault. `again` starts the server
/// once more on the same data before it is measured, so that nothing of its first start is in its memory.
export async function measure(system, work, { rooms = 40, seconds = 3, again = false, where = tmpdir(), args = [] } = {}) {
  const data = mkdtempSync(join(where, "jamsides-load-"));
  let server;
  try {
    server = await start(system, rooms, work, data);
    if (again) {
      await stop(server);
      server = await start(system, rooms, work, data);
    }
    const out = execFileSync(join(programs, "jamsides_load"), [work, "--json", "--core", "1", "--dialect", systems[system].dialect,
      "--port", String(server.port), "--server", String(server.child.pid), "--links", join(data, "links.json"),
      "--rooms", String(rooms), "--seconds", String(seconds), ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    return JSON.parse(out);
  } catch (error) {
    throw error.stdout ? new Error(`${system} ${work}: faults, or no run: ${error.stdout}`) : error;
  } finally {
    if (server) await stop(server);
    rmSync(data, { recursive: true, force: true });
  }
}

/// The disk's own sync, as a durable system meets it: 4 KiB appended and synced, 300 times; {p50, p99} in ms.
export function diskSync(where = tmpdir()) {
  const folder = mkdtempSync(join(where, "jamsides-disk-"));
  const file = openSync(join(folder, "file"), "w");
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 300 }, () => {
    const from = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  closeSync(file);
  rmSync(folder, { recursive: true });
  return { p50: times[150], p99: times[297] };
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
};
