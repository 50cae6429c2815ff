// server.mjs - the real program, started on a free port with a data directory of its own; stopped, killed, restarted.
//
// JAMSIDES_BIN names the program (else build/release/jamsides). Nothing here sleeps: starting waits for the line
// "listening on http://…", stopping for the process to end. Data directories are removed by remove().
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./contract.mjs";

export const program = process.env.JAMSIDES_BIN ?? join(root, "build/release/jamsides");

/// For node:test's `skip`: false where the program is there. A program that was named but is missing is no reason to skip.
export const noProgram =
  !process.env.JAMSIDES_BIN && !existsSync(program) && `no program at ${program}; build it or set JAMSIDES_BIN`;

const startWithin = 20_000;
const stopWithin = 15_000;

export class Server {
  /// Starts the program. `data` a directory to use (else a new one), `listen` an address, `demo` false for an empty
  /// server, `args` more of the command line, `env` more of the environment. Rejects with what the program said if it ends or is silent for 20 s.
  static async start({ data, listen = "127.0.0.1:0", demo = true, args = [], env = {} } = {}) {
    const server = new Server();
    server.data = data ?? mkdtempSync(join(tmpdir(), "jamsides-test-"));
    server.arguments = [...(demo ? ["--demo"] : []), ...args];
    server.env = { ...process.env, ...env };
    await server.#run(listen);
    return server;
  }

  log = "";
  #listeners = new Set();

  /// Waits until the program has said something that `pattern` finds (now or before); the match. Fails after 20 s.
  async says(pattern) {
    const found = () => pattern.exec(this.log);
    if (found()) return found();
    let listener;
    const heard = new Promise((resolve) => {
      listener = () => found() && resolve(found());
      this.#listeners.add(listener);
    });
    const late = () => `the program never said ${pattern}:\n${this.log}`;
    return within(startWithin, heard, late).finally(() => this.#listeners.delete(listener));
  }

  async #run(listen) {
    const child = spawn(program, ["serve", "--listen", listen, "--data", this.data, ...this.arguments], {
      stdio: ["ignore", "pipe", "pipe"],
      env: this.env,
    });
    this.child = child;
    this.ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
    const said = new Promise((resolve, reject) => {
      const hear = (bytes) => {
        this.log = (this.log + bytes).slice(-200_000);
        const line = /listening on (https?:\/\/\S+)/.exec(this.log.slice(this.heardFrom));
        if (line) resolve(line[1].replace(/\/$/, ""));
        for (const listener of [...this.#listeners]) listener();
      };
      this.heardFrom = this.log.length;
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the program ended with ${code} before it listened:\n${this.log}`)));
    });
    this.url = await within(startWithin, said, () => `the program did not say that it listens:\n${this.log}`);
    this.ws = this.url.replace(/^http/, "ws") + "/ws";
  }

  /// Ends the program the polite way (SIGTERM); its exit as {code, signal}.
  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGTERM");
    return within(stopWithin, this.ended, () => {
      this.child.kill("SIGKILL");
      return `the program did not stop within ${stopWithin} ms:\n${this.log}`;
    });
  }

  /// As a power cut: SIGKILL.
  async kill() {
    this.child.kill("SIGKILL");
    return this.ended;
  }

  /// The same data on the same port again, after stop() or kill().
  async again() {
    await this.#run(new URL(this.url).host);
  }

  /// stop() and the data directory gone; for a test's `after`.
  async remove() {
    const exit = await this.stop();
    rmSync(this.data, { recursive: true, force: true });
    return exit;
  }

  /// The demonstration's links as the program wrote them to links.json in its data directory.
  links() {
    return readLinks(JSON.parse(readFileSync(join(this.data, "links.json"), "utf8")));
  }
}

/// Links in one shape, however they are nested: `admin` its address, `seats` every link to a seat with what is known of
/// it: {url, token, group, seat, organisation, function, key, facilitator, …}.
export function readLinks(json) {
  const links = { admin: undefined, seats: [] };
  const walk = (node, known) => {
    if (typeof node === "string") {
      if (/\/admin\/[\w-]+$/.test(node)) links.admin = node;
    } else if (Array.isArray(node)) {
      for (const child of node) walk(child, known);
    } else if (node && typeof node === "object") {
      const here = { ...known };
      for (const [name, value] of Object.entries(node)) if (typeof value !== "object" && !/^https?:/.test(value)) here[name] = value;
      const url = Object.values(node).find((v) => typeof v === "string" && /\/k\/[\w-]+$/.test(v));
      if (url) links.seats.push({ ...here, url, token: tokenOf(url) });
      for (const child of Object.values(node)) walk(child, here);
    }
  };
  walk(json, {});
  return links;
}

/// The secret of a link: what `hello.token` takes.
export const tokenOf = (url) => url.split("/").at(-1);

/// `promise`, or an error saying `what()` after `ms`.
export function within(ms, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(what())), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
