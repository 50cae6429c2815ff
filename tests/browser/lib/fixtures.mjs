// fixtures.mjs - what every browser test starts from: `start` runs a real server, `device` opens a browser of its own
// (another person's tablet) that may not log a page error or break the Content-Security-Policy.
import { createServer } from "node:net";
import { test as base, expect } from "@playwright/test";
import { noProgram, Server } from "../../lib/server.mjs";

export { expect };
export const tablet = { width: 1024, height: 768 };
export const phone = { width: 390, height: 844 };
export const projector = { width: 1920, height: 1080 };

export const test = base.extend({
  /// start({listen, demo, args, data}): a server that is gone, with its data, when the test is over.
  start: async ({}, use) => {
    const servers = [];
    await use(async (options) => {
      servers.push(await Server.start(options));
      return servers.at(-1);
    });
    for (const server of servers) await server.remove();
  },

  /// device({viewport, …}): a page in a browser context of its own. `page.faults` is what must stay empty, `page.frames`
  /// every WebSocket frame it has received.
  device: async ({ browser }, use) => {
    const contexts = [];
    const pages = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ locale: "sv-SE", viewport: tablet, reducedMotion: "reduce", ...options });
      contexts.push(context);
      const page = await context.newPage();
      watch(page);
      pages.push(page);
      return page;
    });
    for (const context of contexts) await context.close();
    for (const page of pages) expect(page.faults, "what the pages complained about").toEqual([]);
  },
});
test.skip(Boolean(noProgram), String(noProgram));

/// Notes what a page complains about and what its sockets receive. A line that breaks is not a fault: that is tested.
export function watch(page) {
  page.faults = [];
  page.received = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/Failed to load resource|WebSocket connection|ERR_/.test(text)) page.faults.push(text);
  });
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => page.received.push(String(payload))));
  return page;
}

/// A port nobody listens on, for a server whose address must be known before it starts.
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/// The link of one seat of the demonstration: {url, …}. `organisation` the beginning of its name.
export function linkOf(links, { organisation, function: role, key = "room" }) {
  const found = links.seats.find(
    (link) => link.function === role && link.key === key && (!organisation || link.organisationName?.startsWith(organisation)),
  );
  if (!found) throw new Error(`no link for ${organisation} ${role} ${key}`);
  return found;
}

/// The admin link that a server prints when it starts.
export async function adminLink(server) {
  const printed = () => /http:\/\/\S+\/admin\/[\w-]+/.exec(server.log)?.[0];
  await expect.poll(printed, "the admin link is printed").toBeTruthy();
  return printed();
}
