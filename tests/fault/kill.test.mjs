// kill.test.mjs - the server killed with -9 while everybody works (protocol/SPEC.md: SQ3, EX2, HS8): what was acknowledged
// is there after every restart, once, and nobody was shown what is not.
//
// KILLS=n other than 15 kills; SEED=n their moments. A kill comes at any moment, at a write of a checkpoint or of the log
// itself, while a backup is being made, or before a start has come to its end.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { FailingDisk } from "../lib/failing_disk.mjs";
import { admin } from "../lib/meeting.mjs";
import { pause, Random } from "../lib/random.mjs";
import { noProgram, Server, within } from "../lib/server.mjs";
import { verify, verifyBackup } from "../lib/verify.mjs";
import { WorkingRooms } from "../lib/working_room.mjs";

const kills = Number(process.env.KILLS ?? 15);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6));
const groups = 3;

describe(`killed ${kills} times; SEED=${seed}`, { skip: noProgram }, () => {
  const random = new Random(seed);
  const backups = mkdtempSync(join(tmpdir(), "jamsides-backups-"));
  const disk = new FailingDisk();
  const moments = new Map();
  let server, keeper, rooms;

  before(async () => {
    const args = ["--demo-groups", String(groups), "--backup", backups, "--backup-every", "0s", "--backup-keep", "3"];
    server = await Server.start({ args, env: disk.env });
    keeper = await admin(server);
    rooms = await WorkingRooms.open(server, seed);
  });
  after(async () => {
    await rooms?.rest();
    await server?.remove();
    disk.remove();
    rmSync(backups, { recursive: true, force: true });
  });

  /// Dies by a write, or where that does not come to pass, a little later all the same.
  const dieAt = async (...order) => {
    disk.order("write", "KILL", ...order);
    await within(1500, server.ended, () => "").catch(() => server.kill());
  };
  const ways = {
    "at any moment": async () => {
      await pause(random.whole(0, 400));
      await server.kill();
    },
    "at a write of the log": () => dieAt(".db-wal", random.whole(0, 40)),
    "in a checkpoint": () => dieAt("jamsides.db", random.whole(0, 3)),
    "while a backup is made": async () => {
      const made = keeper.post("/api/admin/backup").catch(() => {});
      if (random.chance(0.5)) await dieAt(".part", random.whole(0, 60));
      else await pause(random.whole(0, 60)).then(() => server.kill());
      await made;
    },
  };

  /// Starts it again; now and then it dies before that has come to its end.
  const startAgain = async (n) => {
    for (; n < kills && random.chance(0.3); n++) {
      if (random.chance(0.5)) disk.order("write", "KILL", random.pick(["jamsides.db", ".db-wal"]), random.whole(0, 2));
      const starting = server.again().catch(() => {});
      await within(random.whole(0, 60), server.ended, () => "").catch(() => server.kill());
      await starting;
      disk.mend();
      count("before it had started");
    }
    await server.again();
    return n;
  };
  const count = (way) => moments.set(way, (moments.get(way) ?? 0) + 1);

  it("is sound after every kill, and starts again", async () => {
    for (let n = 1; n <= kills; n++) {
      await rooms.more(10, `work before kill ${n}`);
      const way = random.chance(0.4) ? "at any moment" : random.pick(Object.keys(ways));
      await ways[way]();
      disk.mend();
      count(way);
      if (n % 5 === 0) await checked(`after kill ${n}, ${way}`); // not always: then the start has the log to recover
      n = await startAgain(n);
    }
    await rooms.finish();
  });

  const checked = async (when) => {
    const { code, said } = await verify(server.data);
    assert.equal(code, 0, `${when}: ${said}`);
  };

  it("EX2 has done every acknowledged command, and tells the same seq again", () => rooms.repeatAll());
  it("EX7 has one event for each command, and none beside", () => rooms.everyEventIsACommand());
  it("HS10 holds the last of what was said, everywhere", () => rooms.allHaveTheLastOfWhatWasSaid(server));

  it("SQ1 HS8 nobody saw a gap, a change twice, or one that was lost", async () => {
    const seen = await rooms.nobodySawAFault();
    console.log(`${kills} kills (${[...moments].map(([way, n]) => `${n} ${way}`).join(", ")}), ${seen}`);
  });

  it("HT20 every backup that has its name is whole", async () => {
    const finished = readdirSync(backups).filter((name) => name.endsWith(".db"));
    for (const name of finished) {
      const { code, said } = await verifyBackup(join(backups, name));
      assert.equal(code, 0, `${name}: ${said}`);
    }
    console.log(`${finished.length} backups were finished`);
  });

  it("is sound when it is stopped", async () => {
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    const { code, said } = await verify(server.data);
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`sound: ${groups} groups`));
  });
});
