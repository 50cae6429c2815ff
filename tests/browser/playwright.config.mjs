// playwright.config.mjs - the browser tests: the real program in Debian's Chromium, one test at a time.
//
// CHROMIUM names the browser (else /usr/bin/chromium), JAMSIDES_BIN the program. `traff.test` is this machine under a name
// that is neither loopback nor https, so that a page there is no secure context, as on a meeting room's wifi.
import { defineConfig } from "@playwright/test";

export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP traff.test 127.0.0.1",
];
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "results/artefacts",
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: [["list"]],
  forbidOnly: true,
  use: {
    headless: true,
    actionTimeout: 8_000,
    launchOptions: { executablePath, args: browserArguments },
    trace: "off",
    screenshot: "only-on-failure",
  },
});
