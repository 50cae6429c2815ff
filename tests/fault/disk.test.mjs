// disk.test.mjs - the disk full, or failing at a write or a sync, under the real program while everybody works (SQ9, SQ11):
// every room stops and says so, and all go on by themselves once the disk does; nothing acknowledged is lost, nothing else
// was shown.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client } from "../lib/client.mjs";
import { closes, refusals } from "../lib/contract.mjs";
import { FailingDisk } from "../lib/failing_disk.mjs";
import { Device } from "../lib/http.mjs";
import { admin } from "../lib/meeting.mjs";
import { Random } from "../lib/random.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { SmallDisk } from "../lib/small_disk.mjs";
import { verify } from "../lib/verify.mjs";
import { until, WorkingRooms } from "../lib/working_room.mjs";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6));
const random = new Random(seed);
const stopped = 4451;

/// {name, data, env, fail(), mend(), remove()} of each way a disk can fail.
function diskThat(name, op, error) {
  const disk = new FailingDisk();
  return {
    name,
    env: disk.env,
    data: mkdtempSync(join(tmpdir(), "jamsides-test-")),
    fail: () => disk.order(op, error, ".db-wal", random.whole(0, 9)), // not always at the first call of a commit
    mend: () => disk.mend(),
    remove: () => disk.remove(),
  };
}

function fullDisk() {
  const disk = new SmallDisk(24);
  return {
    name: `is full (${disk.mounted ? "a tmpfs of 24 MB" : "said to be"})`,
    env: disk.env,
    data: join(disk.path, "data"),
    fail: () => disk.fill(),
    mend: () => disk.free(),
    remove: () => disk.remove(),
  };
}

const ways = [fullDisk, () => diskThat("fails to write", "write", "EIO"), () => diskThat("fails to sync", "sync", "EIO")];

for (const way of noProgram ? [] : ways) {
  const disk = way();
  describe(`a disk that ${disk.name}; SEED=${seed}`, () => {
    let server, rooms, keeper, silent;

    before(async () => {
      server = await Server.start({ data: disk.data, env: disk.env, args: ["--demo-groups", "2"] });
      keeper = await admin(server);
      const link = server.links().seats.find((l) => l.function === "storbild");
      silent = { group: link.group, token: link.token };
      rooms = await WorkingRooms.open(server, seed, [stopped]);
    });
    after(async () => {
      disk.mend();
      await rooms?.rest();
      await server?.remove();
      disk.remove();
    });

    for (let time = 1; time <= 3; time++) {
      it(`SQ9 every room stops and says so (${time})`, async () => {
        await rooms.more(50, "work on a disk that is well");
        const quiet = await Client.join(server.ws, silent); // who only looks on is told, too
        disk.fail();
        assert.equal(await quiet.closeCode(20_000), stopped);
        await until(() => rooms.devices.every((d) => d.closes.get(stopped) >= time), "everybody to be told");
        assert.match(closes[stopped].sv, /kunde inte spara/);
        const told = rooms.acknowledged;
        const late = await Client.join(server.ws, silent).then(() => "welcomed", (error) => error.code);
        assert.equal(late, stopped);
        const refused = await keeper.get("/api/admin/groups");
        assert.deepEqual([refused.status, refused.json.refused.code], [503, "not_saved"]);
        assert.equal(refused.json.refused.text, refusals.not_saved.sv);
        assert.match((await new Device(server.url).get("/metrics")).text, /\njamsides_store_broken 1\n/);
        assert.equal(rooms.acknowledged, told);
      });

      it(`SQ11 and goes on by itself when the disk does (${time})`, async () => {
        disk.mend();
        await server.says(new RegExp(`(the log is open again[^]*){${time}}`));
        await rooms.more(50, "work after the disk had failed");
        const client = await Client.join(server.ws, silent);
        await client.leave();
      });
    }

    it("EX2 has done every acknowledged command, and tells the same seq again", async () => {
      await rooms.finish();
      await rooms.repeatAll();
    });
    it("EX7 has one event for each command, and none beside", () => rooms.everyEventIsACommand());
    it("HS10 holds the last of what was said, everywhere", () => rooms.allHaveTheLastOfWhatWasSaid(server));
    it("SQ1 SQ3 nobody was shown what was not saved, a gap, or a change twice", async () => {
      console.log(`a disk that ${disk.name}: ${await rooms.nobodySawAFault()}`);
    });
    it("is sound when it is stopped", async () => {
      assert.deepEqual(await server.stop(), { code: 0, signal: null });
      const { code, said } = await verify(server.data);
      assert.equal(code, 0, said);
    });
  });
}
