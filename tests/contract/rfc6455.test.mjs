// rfc6455.test.mjs - framing case by case, along the sections of the well-known conformance suite, on the real program.
//
// Its cases echo; ours answer: a message is `{"ping":n}` filled with spaces to the length wanted, and its pong is the echo.
// Its binary messages (1.2, 5.x, 9.2 …) all close 1003 here (FR1). The sections on compression (12, 13) do not apply: none is
// offered. tests/README.md says which cases tests/net proves on the decoder alone, at every split.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Meeting } from "../lib/meeting.mjs";
import { noProgram, Server, tokenOf } from "../lib/server.mjs";
import { closing, frame, op, upgradeTo, Wire } from "../lib/wire.mjs";

const filled = (text, length) => text.padEnd(length, " ");
const ping = (n, length = 0) => filled(`{"ping":${n}}`, length);
const { text, continuation, binary } = op;
const part = (opcode, payload, more) => frame(opcode, payload, { fin: false, ...more });

describe("RFC 6455 by the sections of the conformance suite", { skip: noProgram }, () => {
  let server, meeting, hello;
  before(async () => {
    server = await Server.start();
    meeting = await Meeting.make(server, { name: "Ram för ram" });
    hello = (fn = "chef", n = 1) =>
      frame(text, JSON.stringify({ hello: { group: meeting.group, since: 0, token: tokenOf(meeting.card(fn, n).url) } }));
  });
  after(() => server?.remove());

  const seated = async (fn, n) => {
    const wire = await Wire.open(server.url, hello(fn, n));
    await wire.text((t) => t.startsWith('{"welcome"'));
    return wire;
  };
  const pongTo = (wire, n) => wire.text((t) => t.startsWith(`{"pong":${n},`));
  /// What the server closes with after these bytes, behind the welcome.
  const closes = async (...bytes) => {
    const wire = await seated();
    wire.send(...bytes);
    const code = await wire.closed();
    await wire.end();
    return code;
  };
  /// These bytes are a ping of ours with this number, however they are framed.
  const answers = async (n, ...bytes) => {
    const wire = await seated();
    wire.send(...bytes);
    await pongTo(wire, n);
    await wire.end();
  };

  it("1.1 text of 0, 125, 126, 127, 128, 65535 and 65536 bytes (LI1)", async () => {
    assert.equal(await closes(frame(text, "")), 4400, "nothing is no JSON object");
    for (const length of [125, 126, 127, 128, 65535, 65536]) await answers(length, frame(text, ping(length, length)));
    assert.equal(await closes(frame(text, ping(1, 65537))), 4413);
  });

  it("1.1.8 65536 bytes in chops of 997, and every length in a form too long closes 1002", async () => {
    const wire = await seated();
    const whole = frame(text, ping(5, 65536));
    for (let at = 0; at < whole.length; at += 997) wire.send(whole.subarray(at, at + 997));
    await pongTo(wire, 5);
    await wire.end();
    for (const [length, form] of [[20, 16], [125, 16], [20, 64], [126, 64], [65535, 64]])
      assert.equal(await closes(frame(text, ping(1, length), { form })), 1002, `${length} as ${form} bits`);
  });

  it("1.2 binary of any length closes 1003 (FR1)", async () => {
    for (const length of [0, 125, 126, 65536]) assert.equal(await closes(frame(binary, Buffer.alloc(length))), 1003, String(length));
  });

  it("2 pings: with no, text and binary payload, of 125 and 126 bytes, byte by byte, ten at once; pongs unasked", async () => {
    for (const payload of ["", "Hello, world!", Buffer.from([0, 0xff, 0xfe, 0xfd]), Buffer.alloc(125, 0xfe)]) {
      const wire = await seated();
      wire.send(frame(op.ping, payload));
      const pong = await wire.next((f) => f.opcode === op.pong);
      assert.deepEqual([pong.opcode, pong.payload], [op.pong, Buffer.from(payload)]);
      await wire.drip(frame(op.ping, payload));
      assert.equal((await wire.next((f) => f.opcode === op.pong)).opcode, op.pong);
      await wire.end();
    }
    assert.equal(await closes(frame(op.ping, Buffer.alloc(126, 0xfe))), 1002);
    await answers(1, frame(op.pong, ""), frame(op.pong, "unasked"), frame(text, ping(1)));
    const wire = await seated();
    wire.send(...Array.from({ length: 10 }, (_, n) => frame(op.ping, `payload ${n}`)), frame(text, ping(2)));
    const last = await wire.next((f) => f.opcode === op.pong && String(f.payload) === "payload 9");
    assert.equal(last.opcode, op.pong, "the newest may be answered alone (RFC 6455, 5.5.3)");
    await wire.end();
  });

  it("3 reserved bits, each and together, on every kind of frame close 1002", async () => {
    for (const opcode of [text, op.ping, op.pong, op.close])
      for (let rsv = 1; rsv < 8; rsv++) assert.equal(await closes(frame(opcode, "", { rsv })), 1002, `${opcode} ${rsv}`);
    const wire = await seated();
    wire.send(frame(text, ping(1)), frame(text, ping(2), { rsv: 2 }), frame(op.ping));
    await pongTo(wire, 1);
    assert.equal(await wire.closed(), 1002, "what came before is answered");
    await wire.end();
  });

  it("4 opcodes 3 to 7 and 11 to 15 close 1002, with and without payload", async () => {
    for (const opcode of [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
      for (const payload of ["", "x"]) assert.equal(await closes(frame(opcode, payload)), 1002, String(opcode));
  });

  it("5.1 5.2 fragmented pings and pongs close 1002", async () => {
    for (const opcode of [op.ping, op.pong])
      assert.equal(await closes(part(opcode, "frag"), frame(continuation, "ment")), 1002);
  });

  it("5.3-5.8 5.19 text in fragments, control frames between them, at once, in pieces and byte by byte", async () => {
    const bytes = [part(text, '{"pi'), frame(op.ping, "1"), part(continuation, 'ng":'), frame(op.ping, "2"), frame(continuation, "53}")];
    await answers(53, ...bytes);
    const wire = await seated();
    await wire.drip(Buffer.concat(bytes));
    // Of two pings read together the newest is answered, and behind what is owed besides.
    const came = (opcode, text) => wire.frames.some((f) => f.opcode === opcode && String(f.payload).startsWith(text));
    await wire.until(() => came(op.pong, "2") && came(op.text, '{"pong":53,'), "both");
    await wire.end();
  });

  it("5.9-5.14 a continuation of nothing closes 1002, whatever its fin, and after a whole message too", async () => {
    for (const fin of [true, false]) {
      assert.equal(await closes(frame(continuation, "x", { fin })), 1002);
      assert.equal(await closes(frame(text, ping(1)), frame(continuation, "x", { fin }), frame(text, ping(2))), 1002);
    }
  });

  it("5.15-5.18 a message inside a message closes 1002", async () => {
    assert.equal(await closes(part(text, "{"), frame(text, "}")), 1002);
    assert.equal(await closes(part(text, "{"), part(text, "}")), 1002);
    assert.equal(await closes(part(text, "{"), frame(binary, "}")), 1002);
  });

  it("5.20 empty fragments are joined, and a message of them alone is nothing", async () => {
    await answers(4, part(text, ""), part(continuation, ""), part(continuation, ping(4)), frame(continuation, ""));
    assert.equal(await closes(part(text, ""), part(continuation, ""), frame(continuation, "")), 4400);
  });

  const words = "Hello-µ@ßöäüàá-UTF-8!! κόσμε € \u{1d11e} \u{10ffff} \u{ffff}\ufffe \u{1f3f4}";
  const sit = (id) => Buffer.from(JSON.stringify({ id, do: "seat.sit", with: { who: words, standIn: false } }));

  it("6.1 6.2 6.5-6.11 text is taken wherever it is cut, in fragments and in segments", async () => {
    const from = sit("u0-1").indexOf("Hello");
    const size = Buffer.byteLength(words);
    for (let cut = from, n = 0; cut <= from + size; cut += 40, n++) {
      const wire = await seated("chef", n % 3); // no seat gives more than its burst (LI4)
      for (let at = cut; at < Math.min(cut + 40, from + size + 1); at++) {
        const [a, b] = [`ua${at}-1`, `ub${at}-1`];
        const [one, two] = [sit(a), sit(b)];
        const shift = one.length - sit("u0-1").length;
        wire.send(part(text, one.subarray(0, at + shift)), frame(continuation, one.subarray(at + shift)));
        const whole = frame(text, two);
        wire.send(whole.subarray(0, whole.length - two.length + at + shift));
        wire.send(whole.subarray(whole.length - two.length + at + shift));
        for (const id of [a, b]) await wire.text((t) => t.startsWith(`{"done":{"id":"${id}"`));
      }
      await wire.end();
    }
  });

  it("6.3 6.4 6.12-6.23 what is no UTF-8 closes 1007, at the byte: before its frame or its message is whole", async () => {
    const wrong = {
      "a lone continuation": [0x80], "overlong": [0xc0, 0xaf], "overlong of three": [0xe0, 0x80, 0xaf], "overlong of four": [0xf0, 0x80, 0x80, 0xaf],
      "a surrogate": [0xed, 0xa0, 0x80], "two surrogates": [0xed, 0xad, 0xbf, 0xed, 0xbf, 0xbf], "above 10ffff": [0xf4, 0x90, 0x80, 0x80],
      "five bytes": [0xf8, 0x88, 0x80, 0x80, 0x80], "fe": [0xfe], "ff": [0xff], "cut short": [0xe2, 0x82, 0x22],
    };
    for (const [name, bytes] of Object.entries(wrong)) {
      const body = Buffer.concat([Buffer.from('{"ping":1,"κόσμε'), Buffer.from(bytes)]);
      assert.equal(await closes(frame(text, Buffer.concat([body, Buffer.from('"}')]))), 1007, name);
      // The message goes on, its frame is not whole either: found at once all the same.
      assert.equal(await closes(part(text, body), part(continuation, "")), 1007, name);
      assert.equal(await closes(part(text, body, { length: 1000 })), 1007, name);
    }
    assert.equal(await closes(frame(text, Buffer.from([0x7b, 0xe2, 0x82]))), 1007, "a message that ends inside a character");
  });

  it("7.1 what follows a close is not heard, and a close may cut a message short", async () => {
    assert.equal(await closes(frame(op.close, closing(1000)), frame(op.close, closing(1000))), 1000);
    assert.equal(await closes(part(text, "{"), frame(op.close, closing(1000)), frame(continuation, "}")), 1000);
    const wire = await seated();
    wire.send(frame(op.close, closing(1000)), frame(text, ping(71)), frame(op.ping, "late"));
    await wire.ended;
    assert.ok(!wire.frames.some((f) => f.opcode === op.pong || String(f.payload).startsWith('{"pong":71')));
  });

  it("7.3 a close of 0, 2, 125 bytes is answered and the connection ends; of 1 or 126 it closes 1002", async () => {
    for (const [payload, code] of [["", 1005], [closing(1000), 1000], [closing(1000, "Hello World!"), 1000], [closing(1000, "x".repeat(123)), 1000], ["x", 1002], [Buffer.alloc(126, 3), 1002]]) {
      const wire = await seated();
      wire.send(frame(op.close, payload));
      assert.equal(await wire.closed(), code, `${payload.length} bytes`);
      await wire.ended; // the server hangs up: nothing is left half closed
    }
  });

  it("7.5 a reason that is no UTF-8 closes 1007", async () => {
    assert.equal(await closes(frame(op.close, Buffer.concat([closing(1000), Buffer.from([0xce, 0xba, 0xed, 0xa0, 0x80])]))), 1007);
  });

  it("7.7 7.9 7.13 codes that may be sent are echoed, the others close 1002", async () => {
    for (const code of [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999])
      assert.equal(await closes(frame(op.close, closing(code))), code);
    for (const code of [0, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 1016, 1100, 2000, 2999, 5000, 65535])
      assert.equal(await closes(frame(op.close, closing(code))), 1002, String(code));
  });

  it("9 lengths beyond the limit close 4413 at the header: claimed, in fragments, the highest bit, too many fragments (LI1)", async () => {
    for (const length of [65537n, 1n << 20n, 1n << 32n, (1n << 63n) - 1n]) assert.equal(await closes(frame(text, "", { length })), 4413, String(length));
    assert.equal(await closes(frame(text, "", { length: 1n << 63n })), 1002);
    assert.equal(await closes(part(text, Buffer.alloc(65536, 0x20)), part(continuation, "", { length: 1n })), 4413);
    for (const payload of ["", " "]) {
      const fragments = Array.from({ length: 4096 }, () => part(continuation, payload));
      assert.equal(await closes(part(text, payload), ...fragments), 4413, "never fin");
    }
    await answers(9, ...[...ping(9)].map((c, at) => part(at ? continuation : text, c)), ...Array.from({ length: 4000 }, () => part(continuation, "")), frame(continuation, ""));
  });

  it("10.1 a message in one frame is answered however TCP cuts it: a byte at a time", async () => {
    const wire = await seated();
    await wire.drip(frame(text, ping(10, 300)));
    await pongTo(wire, 10);
    await wire.end();
  });

  it("10.2 FR8 the mask may be anything, also zeros; none closes 1002; the server's frames have none", async () => {
    await answers(3, frame(text, ping(3), { mask: [0, 0, 0, 0] }));
    await answers(3, frame(text, ping(3), { mask: [0xff, 0xff, 0xff, 0xff] }));
    for (const opcode of [text, op.ping, op.close]) assert.equal(await closes(frame(opcode, "", { mask: null })), 1002);
    const wire = await Wire.open(server.url, hello());
    const first = await wire.next();
    assert.deepEqual([first.masked, first.fin, first.rsv], [false, true, 0]);
    await wire.end();
  });

  it("10.3 hello in the upgrade's own segment, and all of both cut at every byte", async () => {
    const whole = Buffer.concat([Buffer.from(upgradeTo(server.url)), hello("politiker", 0), frame(text, ping(1))]);
    assert.ok(whole.length > 200);
    const others = [["politiker", 0], ["chef", 0], ["nyckelperson", 0], ["politiker", 1]];
    const cutAt = async (cut) => {
      const [fn, n] = others[cut % others.length];
      const bytes = Buffer.concat([Buffer.from(upgradeTo(server.url)), hello(fn, n), frame(text, ping(1))]);
      const wire = await Wire.to(server.url);
      await new Promise((resolve) => wire.socket.write(bytes.subarray(0, cut), resolve));
      await new Promise(setImmediate);
      wire.send(bytes.subarray(cut));
      await wire.upgraded();
      await pongTo(wire, 1);
      await wire.end();
    };
    for (let cut = 1; cut < whole.length; cut += 4) await Promise.all([0, 1, 2, 3].map((n) => cut + n < whole.length && cutAt(cut + n)));
    const wire = await Wire.to(server.url);
    await wire.drip(whole);
    await pongTo(wire, 1);
    await wire.end();
  });
});
