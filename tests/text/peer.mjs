// peer.mjs - the server's engine of texts as a program beside the test: questions out, answers back in order. See peer.cpp.
//
// TEXT_PEER names it (else build/dev/text_peer, with ASan and UBSan, or build/release/text_peer).
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../lib/contract.mjs";

const built = ["dev", "release"].map((preset) => join(root, "build", preset, "text_peer"));
export const program = process.env.TEXT_PEER ?? built.find(existsSync) ?? built[0];
/// For node:test's `skip`: false where the program is there. One that was named but is missing is no reason to skip.
export const noPeer = !process.env.TEXT_PEER && !existsSync(program) && `no program at ${program}; build text_peer`;

export class Peer {
  #child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  #asked = [];
  #over;

  constructor() {
    this.#over = new Promise((resolve) => this.#child.once("close", resolve));
    this.#over.then((code) => {
      for (const { reject } of this.#asked.splice(0)) reject(new Error(`the peer ended with ${code}`));
    });
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#asked.shift().resolve(JSON.parse(line)));
    this.#child.stdin.on("error", () => {}); // told by the end of it
  }

  ask(question) {
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    });
  }

  /// How it ended; 0 where all was well.
  end() {
    this.#child.stdin.end();
    return this.#over;
  }
}
