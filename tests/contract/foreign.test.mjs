// foreign.test.mjs - WebSocket clients that are not ours play a ballot on the real program: Chromium's from a page of the
// server, Node's own, and Debian's python3-websockets (foreign/).
import { chromium } from "@playwright/test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { browserArguments, executablePath } from "../browser/playwright.config.mjs";
import { Client } from "../lib/client.mjs";
import { root } from "../lib/contract.mjs";
import { noProgram, Server } from "../lib/server.mjs";
import { play } from "./foreign/play.mjs";

const run = promisify(execFile);
const here = `${root}tests/contract/foreign/`;

/// A Node that brings a WebSocket of its own: this one, or the one that builds the web client.
const node = typeof WebSocket === "function" ? process.execPath : [`${root}web-client/node_modules/.bin/node`].find(existsSync);

describe("foreign clients", { skip: noProgram }, () => {
  let server, links, assessment;
  before(async () => {
    server = await Server.start();
    links = server.links().seats.filter((s) => s.key === "room" && s.organisationName === "Björkvik");
    const own = links.find((s) => s.function === "nyckelperson");
    const look = await Client.join(server.ws, { group: own.group, token: own.token });
    assessment = look.rows("assessment", (a) => a.organisation === own.organisation && a.state === "open")[0][0];
    await look.leave();
  });
  after(() => server?.remove());

  const partOf = (link, item) => ({
    ws: server.ws,
    hello: { group: link.group, since: 0, lang: "sv", ...(link.token ? { token: link.token } : {}) },
    ballot: { assessment, item, value: 2 },
  });
  const sawAll = (saw, link, code = 1000) => {
    assert.equal(saw.protocol, "jamsides.v1");
    assert.equal(saw.seat, link.seat);
    assert.equal(saw.done.id, "foreign-1");
    assert.equal(saw.pong, 17);
    assert.deepEqual(saw.goodbye, { code, wasClean: true });
    assert.equal(saw.fresh, false, "the second welcome resumes");
    assert.deepEqual(saw.missed.did, ["ballot.cast"]);
    assert.deepEqual(saw.same, saw.done, "EX2 the same done");
    assert.deepEqual(saw.last, { code: 4000, wasClean: true });
  };
  const as = (fn) => links.find((s) => s.function === fn);

  it("Node's own WebSocket", async () => {
    assert.ok(node, "Node 22 comes with the web client: npm --prefix web-client ci");
    const { stdout } = await run(node, [`${here}play.mjs`, JSON.stringify(partOf(as("chef"), 2))], { timeout: 30_000 });
    sawAll(JSON.parse(stdout), as("chef"));
  });

  it("Debian's python3-websockets", async () => {
    const { stdout } = await run("/usr/bin/python3", [`${here}play.py`, JSON.stringify(partOf(as("politiker"), 3))], { timeout: 30_000 });
    sawAll(JSON.parse(stdout), as("politiker"));
  });

  it("Chromium's, from a page of the server, with its cookie, under its Content-Security-Policy", async () => {
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    try {
      const page = await browser.newPage();
      const link = as("nyckelperson");
      await page.goto(link.url); // the card: the cookie is the identity
      await page.goto(`${server.url}/healthz`); // any page of ours has the policy
      const saw = await page.evaluate(play, partOf({ ...link, token: undefined }, 4));
      sawAll(saw, link);
      const elsewhere = await page.evaluate(
        () => new Promise((resolve) => {
          addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
          new WebSocket("ws://127.0.0.1:9/").onopen = () => resolve("connected");
        }),
      );
      assert.equal(elsewhere, "connect-src", "a page of ours speaks to nobody else");
    } finally {
      await browser.close();
    }
  });
});
