// backup.test.mjs - backups as the admin page asks for them and as the clock makes them (HT20, HT21).
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { refusals, wrongWith } from "../lib/contract.mjs";
import { FailingDisk } from "../lib/failing_disk.mjs";
import { Device } from "../lib/http.mjs";
import { admin } from "../lib/meeting.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { verifyBackup } from "../lib/verify.mjs";
import { until } from "../lib/working_room.mjs";

const backUp = (device, lang = "sv") => device.post(`/api/admin/backup?lang=${lang}`);
const finished = (directory) => readdirSync(directory).filter((name) => name.endsWith(".db"));

function refusedWith(answer, status, code, lang = "sv") {
  assert.deepEqual(wrongWith("http.schema.json#/$defs/refused", answer.json), []);
  assert.deepEqual([answer.status, answer.json.refused.code], [status, code]);
  assert.equal(answer.json.refused.text, refusals[code][lang]);
}

describe("a backup that is asked for", { skip: noProgram }, () => {
  const directory = mkdtempSync(join(tmpdir(), "jamsides-backups-"));
  const disk = new FailingDisk();
  let server, keeper;
  before(async () => {
    const args = ["--backup", join(directory, "here"), "--backup-every", "0s", "--backup-keep", "2"];
    server = await Server.start({ args, env: disk.env });
    keeper = await admin(server);
  });
  after(async () => {
    await server?.remove();
    disk.remove();
    rmSync(directory, { recursive: true });
  });

  it("HT20 is answered once it is whole and in place, with where, how big and when", async () => {
    const from = Date.now();
    const answer = await backUp(keeper);
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(wrongWith("http.schema.json#/$defs/backup", answer.json), []);
    assert.equal(statSync(answer.json.file).size, answer.json.bytes);
    assert.equal(statSync(answer.json.file).mode & 0o777, 0o600);
    assert.ok(from <= answer.json.begun && answer.json.begun <= answer.json.done && answer.json.done <= Date.now());
    const { code, said } = await verifyBackup(answer.json.file);
    assert.equal(code, 0, said);
    assert.match(said, /sound: 1 groups/);
    const metrics = (await new Device(server.url).get("/metrics")).text;
    assert.match(metrics, /\njamsides_backups_total 1\n/);
    assert.match(metrics, new RegExp(`\\njamsides_backup_bytes ${answer.json.bytes}\\n`));
    assert.match(metrics, new RegExp(`\\njamsides_backup_last_success_seconds ${Math.floor(answer.json.begun / 1000)}\\n`));
  });

  it("HT20 only the newest are kept, and two of one second are two", async () => {
    const files = [];
    for (let n = 0; n < 3; n++) files.push((await backUp(keeper)).json.file);
    assert.equal(new Set(files).size, 3);
    assert.deepEqual(files.map((file) => existsSync(file)), [false, true, true]);
    assert.equal(finished(join(directory, "here")).length, 2);
  });

  it("HT21 is refused while another is being made", async () => {
    const answers = await Promise.all([backUp(keeper), backUp(keeper), backUp(keeper, "en")]);
    assert.deepEqual(answers.map((a) => a.status), [201, 409, 409]);
    refusedWith(answers[1], 409, "backup_running");
    refusedWith(answers[2], 409, "backup_running", "en");
  });

  it("HT21 says that the disk has no room, and the server goes on", async () => {
    const before = finished(join(directory, "here"));
    disk.order("write", "ENOSPC", ".part", 3);
    refusedWith(await backUp(keeper), 503, "backup_no_space");
    refusedWith(await backUp(keeper, "en"), 503, "backup_no_space", "en");
    disk.order("sync", "EIO", ".part");
    refusedWith(await backUp(keeper), 503, "backup_failed");
    disk.mend();
    assert.deepEqual(finished(join(directory, "here")), before);
    assert.equal((await keeper.get("/api/admin/groups")).status, 200);
    assert.equal((await backUp(keeper)).status, 201);
    assert.match((await new Device(server.url).get("/metrics")).text, /\njamsides_backup_failures_total 3\n/);
  });

  it("HT4 needs the admin's cookie", async () => {
    const seat = new Device(server.url);
    await seat.open(server.links().seats.find((l) => l.function === "nyckelperson" && l.key === "room").url);
    for (const device of [seat, new Device(server.url)]) refusedWith(await backUp(device), 401, "not_allowed");
    const foreign = new Device(server.url, { origin: "https://example.org" });
    foreign.cookies = keeper.cookies;
    assert.equal((await backUp(foreign)).status, 403);
  });
});

it("HT21 without a directory there are none", { skip: noProgram }, async () => {
  const server = await Server.start();
  try {
    const keeper = await admin(server);
    refusedWith(await backUp(keeper), 409, "backup_not_set_up");
    refusedWith(await backUp(keeper, "en"), 409, "backup_not_set_up", "en");
  } finally {
    await server.remove();
  }
});

it("HT21 a directory that cannot be is said to the log, and the server runs", { skip: noProgram }, async () => {
  const directory = mkdtempSync(join(tmpdir(), "jamsides-backups-"));
  const file = join(directory, "a-file");
  writeFileSync(file, "");
  const server = await Server.start({ args: ["--backup", join(file, "below")] });
  try {
    const keeper = await admin(server);
    await server.says(/backup: not made: cannot make/);
    refusedWith(await backUp(keeper), 503, "backup_failed");
  } finally {
    await server.remove();
    rmSync(directory, { recursive: true });
  }
});

it("HT20 the clock makes them, the first at once where there is none", { skip: noProgram }, async () => {
  const directory = mkdtempSync(join(tmpdir(), "jamsides-backups-"));
  const args = ["--backup", directory, "--backup-every", "1s", "--backup-keep", "2"];
  const server = await Server.start({ args });
  try {
    await server.says(/(backup: \S+\.db, \d+ bytes[^]*){4}/);
    await until(() => finished(directory).length === 2, "two to be kept");
  } finally {
    await server.remove();
    rmSync(directory, { recursive: true });
  }
});
