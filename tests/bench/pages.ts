import { type Browser, chromium, type Page } from "playwright";
import { CHROMIUM_ARGS, findChromium } from "#tests/support/find-chromium.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { type Bench, type BenchResult, median, quantile, ROUNDS, round } from "./bench.ts";

/** The phone of P8: four times slower than this machine, 1.6 Mbit/s each way, 150 ms to the server. */
const SLOW_DOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };

const PAGES = [
  "/",
  "/services",
  "/services/old-age-allowance",
  "/guides/old-age-allowance-rules",
  "/assistant",
  "/forms/old-age-allowance",
];

type Vitals = { lcp: number; cls: number; inp: number };

/**
 * Gathers what the browser reports from the first byte on; `web-vitals` in three lines, without its clean-up for tabs in the
 * background. INP is about keys, presses and clicks only, which are the events with an `interactionId`: a pointer that the
 * page appears under while it loads is no interaction.
 */
function watch(): void {
  const vitals = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { vitals });
  const observe = (
    type: string,
    take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean; interactionId?: number }) => void,
    more = {},
  ) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe("largest-contentful-paint", (entry) => (vitals.lcp = entry.startTime));
  observe("layout-shift", (entry) => (vitals.cls += entry.hadRecentInput ? 0 : (entry.value ?? 0)));
  observe("event", (entry) => (vitals.inp = Math.max(vitals.inp, entry.interactionId ? entry.duration : 0)), {
    durationThreshold: 16,
  });
}

/** A first visit with an empty cache: reads, types where there is a box, opens what is folded. */
async function visit(browser: Browser, url: string): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
    // The loader of these files wraps named functions in this helper, which the page does not have.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "networkidle" });
    await use(page);
    const vitals = await page.evaluate(
      () =>
        new Promise<Vitals>((done) => setTimeout(() => done((window as unknown as { vitals: Vitals }).vitals), 300)),
    );
    if (!(vitals.lcp > 0 && vitals.inp > 0)) throw new Error(`the browser reported nothing of ${url}`);
    return vitals;
  } finally {
    await context.close();
  }
}

async function use(page: Page): Promise<void> {
  const box = page.locator("main").locator("textarea, input[type=search], input[type=text]").first();
  if (await box.isVisible()) await box.pressSequentially("allow", { delay: 60 });
  const folded = page.locator("main summary").first();
  if (await folded.isVisible()) await folded.click();
  else await page.mouse.click(5, 300);
}

/** P8: what a resident with a cheap telephone and a thin line waits for; the worst of the public pages. */
export const benchPages: Bench = async (say) => {
  const portal = await startTestPortal({
    env: { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: "the benchmark's own secret" },
  });
  const browser = await chromium.launch({ executablePath: await findChromium(say), args: CHROMIUM_ARGS });
  try {
    const seen = new Map<string, Vitals[]>(PAGES.map((path) => [path, []]));
    for (let n = 0; n <= ROUNDS; n++) {
      for (const path of PAGES) {
        const vitals = await visit(browser, portal.address + path);
        if (n > 0) seen.get(path)?.push(vitals); // The first round warms the server.
      }
    }
    const worst = (name: keyof Vitals, of: (values: number[]) => number) =>
      Math.max(...[...seen.values()].map((rounds) => of(rounds.map((vitals) => vitals[name]))));
    const result = (
      name: keyof Vitals,
      unit: "ms" | "ratio",
      gate: number,
      goal: number,
      digits: number,
    ): BenchResult => ({
      name: `pages-${name}`,
      measure: `P8: ${name.toUpperCase()}, worst public page, slow telephone`,
      value: round(worst(name, median), digits),
      unit,
      gate: { atMost: gate },
      goal,
      betterQuarter: round(
        worst(name, (values) => quantile(values, 0.25)),
        digits,
      ),
      details: Object.fromEntries(
        [...seen].map(([path, rounds]) => [path, round(median(rounds.map((vitals) => vitals[name])), digits)]),
      ),
    });
    return [result("lcp", "ms", 2500, 1000, 0), result("inp", "ms", 200, 100, 0), result("cls", "ratio", 0.1, 0.01, 4)];
  } finally {
    await browser.close();
    await portal.kill();
  }
};
