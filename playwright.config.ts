import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "#tests/support/find-chromium.ts";
import { findFreePort } from "#tests/support/free-port.ts";
import type { Conditions } from "#tests/e2e/fixtures.ts";
import { TEST_EVALUATION_KEY } from "#tests/support/portal.ts";

// Workers read this file again and inherit the environment: what is found once stays.
process.env["CHROMIUM_PATH"] = await findChromium((line) => console.log(line));
process.env["E2E_PORT"] ??= String(await findFreePort());
process.env["E2E_MODELS_PORT"] ??= String(await findFreePort());

/** Projects without scripts run the tests whose title says `@no-script`. */
const NO_SCRIPT = /@no-script/;

/** Whole ways through the portal; they are gone under conditions that make it hard, too. */
const JOURNEY = /@journey/;

const LANGUAGE_FREE = ["**/languages.e2e.ts", "**/styleguide.e2e.ts"];

const english = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 }, locale: "en" };
const chinese = { ...devices["Desktop Chrome"], viewport: { width: 390, height: 844 }, locale: "zh-CN" };

export default defineConfig<Conditions>({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/global-setup.ts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${process.env["E2E_PORT"]}`,
    extraHTTPHeaders: { "x-evaluation-key": TEST_EVALUATION_KEY },
    // Each page as the server sends it, with the header above; what the worker does has tests of its own.
    serviceWorkers: "block",
    timezoneId: "Asia/Shanghai",
    // A trace makes every test a fifth dearer: `E2E_TRACE=1` for those one looks into.
    trace: process.env["E2E_TRACE"] ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env["CHROMIUM_PATH"], args: CHROMIUM_ARGS },
  },
  projects: [
    { name: "en", use: english },
    // Pages in further languages, and the keys of a component, are the same whatever the browser speaks.
    { name: "zh-CN", use: chinese, testIgnore: LANGUAGE_FREE },
    { name: "en-no-script", use: { ...english, javaScriptEnabled: false }, grep: NO_SCRIPT },
    {
      name: "zh-CN-no-script",
      use: { ...chinese, javaScriptEnabled: false },
      grep: NO_SCRIPT,
      testIgnore: LANGUAGE_FREE,
    },
    { name: "en-keyboard", use: { ...english, keyboardOnly: true }, grep: JOURNEY },
    // 1280 × 1024 pixels at 400 %.
    {
      name: "zh-CN-400-percent",
      use: { ...chinese, viewport: { width: 320, height: 256 }, mode: "simple" },
      grep: JOURNEY,
    },
    {
      name: "en-forced-colours",
      use: { ...english, contextOptions: { forcedColors: "active", reducedMotion: "reduce" } },
      grep: JOURNEY,
    },
  ],
});
