// attackers.mjs - strangers and bad clients, in a process of their own so that they slow down no measurement but through the
// server: node attackers.mjs '{"attack":…,"url":…,"count":…,"ms":…,"hellos":[…]}' prints what became of them as JSON.
//
// Those that wait (half open, slow) end when the server ends them; those that push go on for `ms` and come back at once.
import { performance } from "node:perf_hooks";
import { frame, op, upgradeTo, Wire } from "../lib/wire.mjs";

const patience = 40_000; // no deadline of the server is longer
const step = 200; // ms between the bytes of who is slow
const part = JSON.parse(process.argv[2]);
const { url, count = 1, ms = 0, hellos = [] } = part;
const now = () => performance.now();
const tick = () => new Promise((resolve) => setTimeout(resolve, step));

/// Waits for the server to end each; how many it did, the code they heard, the longest wait.
async function outlast(wires, from) {
  const codes = {};
  let longest = 0;
  await Promise.all(
    wires.map(async (wire) => {
      const code = await wire.closed(patience).catch(() => "still open");
      codes[code] = (codes[code] ?? 0) + 1;
      longest = Math.max(longest, now() - from);
      await wire.end();
    }),
  );
  return { codes, longest: Math.round(longest) };
}

/// Many connections that send `bytes` one at a time until they are ended.
async function slowly(open, bytes) {
  const from = now();
  const wires = await Promise.all(Array.from({ length: count }, open));
  const dripping = (async () => {
    for (let at = 0; wires.some((w) => !w.socket.destroyed); at++) {
      for (const wire of wires) if (!wire.socket.destroyed) wire.send(bytes.subarray(at % bytes.length, (at % bytes.length) + 1));
      await tick();
    }
  })();
  const became = await outlast(wires, from);
  await dripping;
  return became;
}

/// For `ms`, on `count` connections at a time, 25 times a second each: comes in, does `act`, hears how it ends, comes again.
async function again(act, expected) {
  const from = now();
  const codes = {};
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      for (let come = 0; now() - from < ms; come++) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, from + come * 40 - now())));
        const wire = await Wire.open(url, hello(n));
        act(wire);
        const code = await wire.closed(patience);
        codes[code] = (codes[code] ?? 0) + 1;
        await wire.end();
      }
    }),
  );
  return { codes, expected };
}

/// `count` seats that send what `piece(n)` says, `rate` times a second each, for `ms`; then one ping, so that all was heard.
async function flood(rate, piece) {
  const wires = await Promise.all(Array.from({ length: count }, (_, n) => Wire.open(url, hello(n))));
  const codes = {};
  for (const wire of wires)
    wire.socket.on("data", () => {
      const over = wire.frames.find((f) => f.opcode === op.close);
      if (over) codes[over.code] = (codes[over.code] ?? 0) + 1;
      wire.frames.length = 0;
    });
  const from = now();
  let sent = 0;
  while (now() - from < ms) {
    const due = Math.floor(((now() - from) / 1000) * rate);
    for (; sent < due; sent++) for (const wire of wires) if (!wire.socket.destroyed) wire.send(piece(sent));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const open = wires.filter((w) => !w.socket.destroyed).length;
  await Promise.all(wires.map((w) => w.end()));
  return { sent: sent * wires.length, open, codes };
}

const text = (body, more) => frame(op.text, typeof body === "string" ? body : JSON.stringify(body), more);
const hello = (n) => text({ hello: hellos[n % hellos.length] });
const request = Buffer.from(`GET /healthz HTTP/1.1\r\nHost: ${new URL(url).host}\r\nX-Long: ${"x".repeat(2000)}`);
const posting = `POST /api/leave HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Length: 60000\r\n\r\n`;
const spaces = Buffer.alloc(2000, 0x20);

const attacks = {
  halfOpen: () => slowly(() => Wire.to(url), Buffer.alloc(0)),
  noHello: () => slowly(() => Wire.open(url), Buffer.alloc(0)),
  slowRequest: () => slowly(() => Wire.to(url), request),
  slowUpgrade: () => slowly(() => Wire.to(url), Buffer.from(upgradeTo(url, `X-Long: ${"x".repeat(2000)}\r\n`))),
  slowBody: () =>
    slowly(async () => {
      const wire = await Wire.to(url);
      wire.send(posting);
      return wire;
    }, spaces),
  slowHello: () => slowly(() => Wire.open(url), text(`{"hello":${" ".repeat(60_000)}`)),
  endlessFragments: () =>
    again((wire) => {
      wire.send(frame(op.text, " ", { fin: false }));
      wire.send(...Array.from({ length: 5000 }, (_, n) => frame(op.continuation, n % 2 ? " " : "", { fin: false })));
    }, 4413),
  oversized: () => again((wire) => wire.send(frame(op.text, "", { length: 1n << 40n })), 4413),
  deep: () => again((wire) => wire.send(text("[".repeat(32_000) + "]".repeat(32_000))), 4400),
  noUtf8: () => again((wire) => wire.send(frame(op.text, Buffer.alloc(60_000, 0xff))), 1007),
  unmasked: () => again((wire) => wire.send(text("{}", { mask: null })), 1002),
  commands: () => flood(500, (n) => text({ id: `flood-${n + 1}`, do: "seat.sit", with: { who: "", standIn: false } })),
  presence: () => flood(500, (n) => text({ presence: { rtt: n % 1000, offset: 0, secure: false, width: 800, height: 600 } })),
  pings: () => flood(500, (n) => text({ ping: n + 1 })),
  controlPings: () => flood(500, () => frame(op.ping, "x".repeat(125))),
};
console.log(JSON.stringify(await attacks[part.attack]()));
process.exit(0);
