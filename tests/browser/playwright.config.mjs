// playwright.config.mjs - the browser tests: the real program in Debian's Chromium, as many tests at a time as there are
// cores; each starts servers and tablets of its own.
//
// CHROMIUM names the browser, JAMSIDES_BIN the program. Debian's chromium without its window is taken before the whole of it: the
// same engine, and the pages are there in two thirds of the time. `traff.test` is this machine under a name
// that is neither loopback nor https, so that a page there is no secure context, as on a meeting room's wifi.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP traff.test 127.0.0.1",
];
const installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
export const executablePath = process.env.CHROMIUM ?? installed.find((path) => existsSync(path)) ?? "chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "results/artefacts",
  workers: availableParallelism(),
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  forbidOnly: true,
  use: {
    headless: true,
    actionTimeout: 15_000,
    launchOptions: { executablePath, args: browserArguments },
    trace: "off",
    screenshot: "only-on-failure",
  },
});
