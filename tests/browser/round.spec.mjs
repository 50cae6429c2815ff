// round.spec.mjs - a whole round of the meeting at six screens: on loopback, on a plain-http host that is not loopback, and
// with keyboards alone.
import { expect, freePort, test } from "./lib/fixtures.mjs";
import { keyboard } from "./lib/hands.mjs";
import { gather, joinLate, pagesOf, playRound, expected } from "./lib/round.mjs";
import { compared } from "./lib/tablet.mjs";

async function wholeRound(device, server, origin, { secure, hands }) {
  const room = await gather(device, server.links(), hands);
  for (const [name, page] of Object.entries(pagesOf(room))) {
    expect(new URL(page.url()).origin, name).toBe(origin);
    expect(await page.evaluate(() => window.isSecureContext), name).toBe(secure);
  }
  await playRound(room);
  const late = await joinLate(room, await device(), origin);
  await expect.poll(() => compared(late.page), "what the latecomer sees").toEqual(expected);
}

test("six screens play a round and a seventh joins late: loopback", async ({ start, device }) => {
  const server = await start();
  await wholeRound(device, server, server.url, { secure: true });
});

test("six screens play a round and a seventh joins late: plain http, not loopback, no secure context", async ({ start, device }) => {
  const origin = `http://traff.test:${await freePort()}`;
  const server = await start({ listen: new URL(origin).host.replace("traff.test", "127.0.0.1"), args: ["--public-url", origin] });
  await wholeRound(device, server, origin, { secure: false });
});

test("six screens play a round and a seventh joins late: keyboards alone", async ({ start, device }) => {
  test.setTimeout(300_000);
  const server = await start();
  await wholeRound(device, server, server.url, { secure: true, hands: keyboard });
});
