// compare.mjs - runs a workload in turn against ours and the baselines, in the same rounds, and prints the ratios.
//
//   tests/load/compare [burst|sparse|hidden|presence|paced|idle]... [--rounds 5] [--seconds 3] [--only ws,epoll]
//
// Machines drift by tens of percent: only the ratio within a round counts, and of those the median.
import { diskSync, measure, median, systems } from "./systems.mjs";

const against = {
  burst: ["ws", "ws+turn", "ws+command", "socket.io"],
  sparse: ["ws", "ws+turn", "epoll"],
  hidden: [],
  presence: ["epoll"],
  paced: ["ws+turn"],
  idle: [],
};
const targets = {
  burst: { "ws+turn": ["P1", 5], "ws+command": ["P1", 12], ws: ["P2", 6], "socket.io": ["P2", 7] },
  sparse: { ws: ["P3", 1.2], "ws+turn": ["P3", 1.4], epoll: ["P3", 0.65] },
  presence: { epoll: ["P6", 0.75] },
};

const values = { rounds: 5, seconds: 3, only: "" };
const works = [];
for (let args = process.argv.slice(2); args.length > 0; ) {
  const arg = args.shift();
  if (arg.startsWith("--")) values[arg.slice(2)] = args.shift();
  else works.push(arg);
}

const thousands = (n) => `${(n / 1000).toFixed(0)} k`;
const row = (...cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(26) : String(cell).padStart(13))).join(""));
const spread = (list, digits = 2) => `${median(list).toFixed(digits)} (${Math.min(...list).toFixed(digits)}-${Math.max(...list).toFixed(digits)})`;

async function rounds(work) {
  const others = against[work].filter((name) => values.only === "" || values.only.split(",").includes(name));
  const names = ["jamsides", ...others];
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  const disks = [];
  for (let round = 0; round < values.rounds; ++round) {
    // Each round begins with another one, so that none always runs first.
    for (let i = 0; i < names.length; ++i) {
      const name = names[(i + round) % names.length];
      if (work === "paced" && name === "jamsides") disks.push(diskSync());
      figures[name].push(await measure(name, work, { seconds: values.seconds }));
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${work}: round ${round + 1} of ${values.rounds} `);
  }
  return { figures, disks };
}

async function compare(work) {
  const { figures, disks } = await rounds(work);
  console.log(`\n${work}: ${values.rounds} rounds of ${values.seconds} s; medians. No gaps, duplicates or other orders (P9).`);
  row("", "commands/s", "deliveries/s", "deliv./CPU-s", "CPU %", "user %", "deliv./read", "RSS MiB");
  for (const [name, list] of Object.entries(figures)) {
    const of = (field) => median(list.map((f) => f[field]));
    row(name, of("commandsPerSecond").toFixed(0), thousands(of("deliveriesPerSecond")), thousands(of("deliveriesPerCpuSecond")),
      of("serverCpuPercent").toFixed(0), of("serverUserPercent").toFixed(0), of("deliveriesPerRead").toFixed(1), (of("rssKiB") / 1024).toFixed(0));
  }
  for (const name of Object.keys(figures).slice(1)) {
    const ratios = figures.jamsides.map((f, round) => f.deliveriesPerCpuSecond / figures[name][round].deliveriesPerCpuSecond);
    const [rule, target] = targets[work]?.[name] ?? [];
    const verdict = rule ? `  ${rule} asks ${target}: ${median(ratios) >= target ? "reached" : "SHORT"}` : "";
    console.log(`  jamsides / ${name}: ${spread(ratios)}${verdict}`);
  }
  if (work === "paced") latencies(figures, disks);
}

function latencies(figures, disks) {
  row("", "p50 ms", "p90", "p99", "p99.9", "CPU %");
  for (const [name, list] of Object.entries(figures)) {
    const of = (p) => median(list.map((f) => f.latencyMs[p])).toFixed(2);
    row(name, of("p50"), of("p90"), of("p99"), of("p99.9"), median(list.map((f) => f.serverCpuPercent)).toFixed(1));
  }
  const ours = figures.jamsides;
  disks.forEach((disk, round) =>
    console.log(`  round ${round + 1}: disk sync p50 ${disk.p50.toFixed(2)} p99 ${disk.p99.toFixed(2)} ms; jamsides p50 ` +
      `${ours[round].latencyMs.p50.toFixed(2)} p99 ${ours[round].latencyMs.p99.toFixed(2)} ms`));
}

/// P4's way out where the disk is never quiet: the data in memory.
async function pacedInMemory() {
  const list = [];
  for (let round = 0; round < values.rounds; ++round) list.push(await measure("jamsides", "paced", { seconds: values.seconds, where: "/dev/shm" }));
  const of = (pick) => spread(list.map(pick));
  console.log(`  data in memory: p50 ${of((f) => f.latencyMs.p50)} p99 ${of((f) => f.latencyMs.p99)} ms, ${of((f) => f.serverCpuPercent)} % of a core`);
}

async function idle() {
  const list = [];
  for (let round = 0; round < Math.min(values.rounds, 3); ++round)
    list.push(await measure("jamsides", "idle", { rooms: 385, seconds: 2, again: true }));
  console.log(`\nidle: ${list[0].connections} connections in 385 rooms, a fresh process: ` +
    `${spread(list.map((f) => f.rssKiBPerConnection))} KiB resident each, rooms included (P5 asks 4)`);
}

for (const work of works.length > 0 ? works : Object.keys(against)) {
  if (!(work in against)) throw new Error(`no workload ${work}; there are ${Object.keys(against).join(", ")}`);
  if (work === "idle") await idle();
  else await compare(work);
  if (work === "paced") await pacedInMemory();
}
