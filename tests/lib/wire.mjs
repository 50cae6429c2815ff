// wire.mjs - a WebSocket by hand: bytes of one's own choice over TCP, the server's frames as they came.
//
// For what no well-behaved client sends: framing case by case, splits at every byte, attacks. Nothing here knows JSON.
import { once } from "node:events";
import { connect } from "node:net";
import { within } from "./server.mjs";

export const op = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa };

/// A client's frame. `mask` null leaves it out; `length` claims another length than there is; `form` 16 or 64 writes it that
/// long even where it need not be.
export function frame(opcode, payload = "", { fin = true, rsv = 0, mask = [0x37, 0xfa, 0x21, 0x3d], length, form } = {}) {
  const body = Buffer.from(payload);
  const size = BigInt(length ?? body.length);
  const bits = form ?? (size < 126n ? 7 : size < 65536n ? 16 : 64);
  const head = Buffer.alloc(bits === 7 ? 2 : bits === 16 ? 4 : 10);
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  head[1] = (mask ? 0x80 : 0) | (bits === 7 ? Number(size) : bits === 16 ? 126 : 127);
  if (bits === 16) head.writeUInt16BE(Number(size), 2);
  if (bits === 64) head.writeBigUInt64BE(size, 2);
  if (!mask) return Buffer.concat([head, body]);
  return Buffer.concat([head, Buffer.from(mask), body.map((byte, at) => byte ^ mask[at & 3])]);
}

/// A close frame's payload.
export function closing(code, why = "") {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, Buffer.from(why)]);
}

/// The upgrade request to `url`, byte for byte.
export const upgradeTo = (url, more = "") =>
  `GET /ws HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: jamsides.v1\r\n${more}\r\n`;

export class Wire {
  /// A TCP connection to the server; nothing is sent.
  static async to(url) {
    const { hostname, port } = new URL(url);
    const wire = new Wire();
    wire.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    wire.ended = new Promise((resolve) => wire.socket.once("close", resolve));
    wire.socket.on("error", () => {});
    wire.socket.on("data", (bytes) => wire.#take(bytes));
    wire.ended.then(() => wire.#wake());
    await Promise.race([once(wire.socket, "connect"), wire.ended]);
    return wire;
  }

  /// The same upgraded; `tail` goes out in the request's own segment.
  static async open(url, tail = Buffer.alloc(0), more) {
    const wire = await Wire.to(url);
    wire.send(Buffer.concat([Buffer.from(upgradeTo(url, more)), tail]));
    await wire.upgraded();
    return wire;
  }

  head = "";
  frames = [];
  #rest = Buffer.alloc(0);
  #waiting = new Set();

  send(...parts) {
    this.socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
  }

  /// Sends `bytes` one at a time, each in a write of its own.
  async drip(bytes) {
    for (const byte of bytes) {
      if (this.socket.destroyed) return;
      await new Promise((resolve) => this.socket.write(Buffer.of(byte), resolve));
    }
  }

  async upgraded() {
    await this.until(() => this.head, "an answer to the upgrade");
    if (!this.head.startsWith("HTTP/1.1 101")) throw new Error(this.head);
  }

  /// The first frame not yet taken for which `fits` holds, or the one that closes.
  async next(fits = () => true, ms = 10_000) {
    const here = () => this.frames.findIndex((f) => f.opcode === op.close || fits(f));
    await this.until(() => here() >= 0, "a frame", ms);
    return this.frames.splice(0, here() + 1).at(-1);
  }

  /// Texts up to the one that `fits`, which is returned; throws where the connection closes first.
  async text(fits = () => true, ms) {
    const found = await this.next((f) => f.opcode === op.text && fits(String(f.payload)), ms);
    if (found.opcode === op.close) throw new Error(`closed ${found.code} ${found.why}`);
    return String(found.payload);
  }

  /// The code the server closes with; 1006 where it only hangs up.
  async closed(ms = 10_000) {
    const over = () => this.frames.find((f) => f.opcode === op.close) ?? (this.socket.destroyed && { code: 1006 });
    await this.until(over, "a close", ms);
    return over().code;
  }

  async until(holds, what, ms = 10_000) {
    if (holds()) return;
    let entry;
    const met = new Promise((resolve, reject) => {
      entry = () => (holds() ? resolve() : this.socket.destroyed && reject(new Error(`the connection ended before ${what}`)));
      this.#waiting.add(entry);
    });
    await within(ms, met, () => `waited ${ms} ms for ${what}`).finally(() => this.#waiting.delete(entry));
  }

  end() {
    this.socket.destroy();
    return this.ended;
  }

  #wake = () => [...this.#waiting].forEach((entry) => entry());

  #take(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (!this.head) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.head = String(this.#rest.subarray(0, end + 4));
      this.#rest = this.#rest.subarray(end + 4);
    }
    for (let found = read(this.#rest); found; found = read(this.#rest)) {
      this.frames.push(found);
      this.#rest = this.#rest.subarray(found.size);
    }
    this.#wake();
  }
}

/// The frame that `bytes` begin with; nothing while it is not whole. A server's frames are not masked.
function read(bytes) {
  if (bytes.length < 2) return;
  const [first, second] = bytes;
  const head = second === 126 ? 4 : second === 127 ? 10 : 2;
  if (bytes.length < head) return;
  const length = head === 4 ? bytes.readUInt16BE(2) : head === 10 ? Number(bytes.readBigUInt64BE(2)) : second;
  if (bytes.length < head + length) return;
  const payload = bytes.subarray(head, head + length);
  const found = { fin: first >> 7 === 1, rsv: (first >> 4) & 7, opcode: first & 15, masked: second >> 7 === 1, payload, size: head + length };
  if (found.opcode !== op.close) return found;
  return { ...found, code: length >= 2 ? payload.readUInt16BE(0) : 1005, why: String(payload.subarray(2)) };
}
