import type { Response } from "@playwright/test";
import { SAMPLE_PAGES } from "#tests/support/sample-pages.ts";
import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";
import { expectSoundWhereItIsHard, findFaults, findMotion, findVanishing, sidewaysPx } from "./page-checks.ts";

const isFull = process.env["TEST_SIZE"] === "full";
/** One page of each kind that is always looked at in every look. */
const IN_ALL_LOOKS = ["home", "service", "answer", "form-errors", "request", "staff-request"];
const FULL = ["full", "light"] as const;
const SIMPLE = ["simple", "light"] as const;

/** Modes and themes of a page. `npm run test:full` has all of them; else a page is seen in both modes, one in each language. */
function looksOf(name: string, index: number, language: string) {
  if (isFull || IN_ALL_LOOKS.includes(name)) return [FULL, SIMPLE, ["full", "dark"], ["full", "contrast"]] as const;
  return [(index % 2 === 0) === (language === "en") ? FULL : SIMPLE];
}

for (const [index, sample] of SAMPLE_PAGES.entries()) {
  test(`${sample.name} is sound: one heading, language, no fault axe finds, no script it does not need`, async ({
    page,
    context,
    language,
    text,
    account,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    if (sample.role) await signIn(page, account(sample.role), text);
    for (const [mode, theme] of looksOf(sample.name, index, language)) {
      const url = baseURL ?? "";
      await context.addCookies([
        { name: "ow_mode", value: mode, url },
        { name: "ow_theme", value: theme, url },
      ]);
      const statuses: number[] = [];
      const note = (response: Response) => response.request().isNavigationRequest() && statuses.push(response.status());
      page.on("response", note);
      await sample.open({ page, language, text, account });
      await page.waitForLoadState("load");
      page.off("response", note);
      expect(statuses.at(-1)).toBe(sample.status ?? 200);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("data-mode", mode);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const scripts = await page.locator("script:not([type='application/ld+json'])").count();
      // Simplified mode brings its helpers to every page but those of staff, whose frame has the keys.
      const hasTools = mode === "simple" && !/^\/staff(\/|$)/.test(new URL(page.url()).pathname);
      const hasKeys = (await page.locator(".staff a[data-help]").count()) > 0;
      expect(scripts).toBe(sample.hasScript || hasTools || hasKeys ? 1 : 0);
      expect(await sidewaysPx(page), `${sample.name} scrolls sideways in ${mode} mode`).toBeLessThanOrEqual(0);
      expect(await findFaults(page, mode, theme), `${mode}, ${theme}`).toEqual([]);
      if (theme === "light") await expectSoundWhereItIsHard(page, `${sample.name} in ${mode} mode`);
    }
  });
}

test("language and mode survive navigation and a form, without scripts too @no-script", async ({
  page,
  language,
  text,
}) => {
  const other = language === "en" ? "zh-CN" : "en";
  await page.goto(`/?lang=${other}&mode=simple`);
  await page.goto("/forms/something-else");
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
  await page.goto(`/?lang=${language}`);
  await page.goto("/forms/something-else");
  await page.getByRole("button", { name: text("forms:start.button") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
});

test("a wrong code and an unknown reference get the same answer, and nothing typed is lost @no-script", async ({
  page,
  text,
}) => {
  await page.goto("/requests");
  await page.getByLabel(text("requests:find.reference"), { exact: true }).fill("OW-2611-AAAAA-A");
  await page.getByLabel(text("requests:find.secret"), { exact: true }).fill("ABCD2345");
  await page.getByRole("button", { name: text("requests:find.button") }).click();
  await expect(page.getByRole("alert")).toContainText(/\S/);
  await expect(page.getByLabel(text("requests:find.reference"), { exact: true })).toHaveValue("OW-2611-AAAAA-A");
});

test("every service is two clicks from home @no-script", async ({ page }) => {
  await page.goto("/");
  const main = page.getByRole("main");
  await main.locator('a[href="/services"]').first().click();
  await page.locator('main a[href="/services/vaccination"]').first().click();
  await expect(page).toHaveURL(/\/services\/vaccination$/);
});

test("the checks of every page find what they look for @no-script", async ({ page }) => {
  await page.goto("/");
  await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("button { border: 0 !important; transition: all 1s !important } main { min-width: 3000px }");
    document.adoptedStyleSheets = [sheet];
  });
  expect((await page.evaluate(findMotion)).length).toBeGreaterThan(0);
  expect((await page.evaluate(findVanishing)).length).toBeGreaterThan(0);
  expect(await sidewaysPx(page)).toBeGreaterThan(0);
});
