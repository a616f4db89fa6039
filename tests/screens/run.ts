import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, type Language } from "#app/i18n/languages.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { CHROMIUM_ARGS, findChromium } from "#tests/support/find-chromium.ts";
import { providerEnvironment, startIdentityProvider } from "#tests/support/identity-provider.ts";
import { type RunningPortal, startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";
import type { SamplePage } from "#tests/support/sample-page.ts";
import { SAMPLE_PAGES } from "#tests/support/sample-pages.ts";
import { giveApproverTelephone } from "#tests/support/staff-sample-pages.ts";

/**
 * `npm run screens -- [--out DIR] [--page NAME,…] [--lang en,zh-CN] [--mode full,simple] [--theme light,dark,contrast]
 * [--width 390,1280] [--size medium]`: a picture of every page in every look, whole pages, named
 * `page.language.mode.theme.width.png`. Also says which pages scroll sideways; status 1 when one does or cannot be opened.
 */
type Look = {
  readonly language: Language;
  readonly mode: string;
  readonly theme: string;
  readonly size: string;
  readonly width: number;
};

const say = (line: string): void => console.log(line);

async function signIn(page: Page, portal: RunningPortal, role: string): Promise<void> {
  const account = portal.demoAccounts().find((one) => one.roles.includes(role));
  if (!account) throw new Error(`no sample account has the role ${role}`);
  await page.goto("/staff/sign-in");
  await page.locator("input[name=email]").fill(account.email);
  await page.locator("input[name=password]").fill(account.password);
  await Promise.all([page.waitForURL(/\/staff$/), page.locator("main form button[type=submit]").first().click()]);
}

/** Takes one picture; gives how far the page scrolls sideways. */
async function take(
  browser: Browser,
  portal: RunningPortal,
  sample: SamplePage,
  look: Look,
  file: string,
): Promise<number> {
  const context = await browser.newContext({
    baseURL: portal.address,
    locale: look.language,
    viewport: { width: look.width, height: look.width < 600 ? 844 : 900 },
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    extraHTTPHeaders: { "x-evaluation-key": TEST_EVALUATION_KEY },
  });
  const cookies = { ow_lang: look.language, ow_mode: look.mode, ow_theme: look.theme, ow_size: look.size };
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: portal.address })));
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (sample.role) await signIn(page, portal, sample.role);
    const t = getTranslator(look.language);
    await sample.open({
      page,
      language: contentLanguageOf(look.language),
      text: (key, values) => (values ? t(key, values) : t(key)) as string,
      account: (role) => portal.demoAccounts().find((one) => one.roles.includes(role))!,
    });
    await page.waitForLoadState("load");
    await page.screenshot({ path: file, fullPage: true });
    return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  } finally {
    await context.close();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: "screenshots" },
      page: { type: "string" },
      lang: {
        type: "string",
        default: listLanguages()
          .map(({ tag }) => tag)
          .join(),
      },
      mode: { type: "string", default: "full,simple" },
      theme: { type: "string", default: "light" },
      width: { type: "string", default: "390,1280" },
      size: { type: "string", default: "medium" },
    },
  });
  const wanted = values.page?.split(",");
  const pages = SAMPLE_PAGES.filter(({ name }) => !wanted || wanted.includes(name));
  const looks = (values.lang ?? "").split(",").flatMap((language) =>
    values.mode.split(",").flatMap((mode) =>
      values.theme.split(",").flatMap((theme) =>
        values.width.split(",").map((width): Look => ({
          language,
          mode,
          theme,
          size: values.size,
          width: Number(width),
        })),
      ),
    ),
  );
  mkdirSync(values.out, { recursive: true });
  const executablePath = await findChromium(say);
  const provider = await startIdentityProvider();
  const portal = await startTestPortal({ env: providerEnvironment(provider.issuer) });
  process.env["E2E_DATA_DIR"] = portal.dataDir;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  let faults = 0;
  try {
    await giveApproverTelephone(browser, portal);
    for (const sample of pages) {
      for (const look of looks) {
        const name = [sample.name, look.language, look.mode, look.theme, look.width].join(".");
        const overflow = await take(browser, portal, sample, look, join(values.out, `${name}.png`)).catch(
          (error: unknown) => (
            say(`${name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`),
            -1
          ),
        );
        if (overflow !== 0) faults += 1;
        if (overflow > 0) say(`${name} scrolls sideways by ${overflow} px`);
      }
      say(`${sample.name}: ${looks.length} pictures`);
    }
  } finally {
    await browser.close();
    await portal.kill();
    await provider.stop();
  }
  say(`${pages.length * looks.length} pictures in ${values.out}, ${faults} with faults`);
  return faults === 0 ? 0 : 1;
}

process.exitCode = await main();
