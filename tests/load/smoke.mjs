// smoke.mjs - a few seconds of burst and hidden against the real program: every client in order, nothing missing, nothing twice
// (P9). Part of tests/run; says nothing of speed, because machines that run tests are busy.
import { measure } from "./systems.mjs";

for (const work of ["burst", "hidden", "presence"]) {
  const figures = await measure("jamsides", work, { rooms: 8, seconds: 1 });
  const faults = Object.values(figures.faults).reduce((sum, count) => sum + count);
  if (faults > 0 || figures.commandsPerSecond < 50) throw new Error(`${work}: ${JSON.stringify(figures)}`);
  console.log(`${work}: ${figures.deliveriesPerSecond} deliveries/s to ${figures.connections} clients, no gap, duplicate or other order`);
}
