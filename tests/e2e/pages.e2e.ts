import AxeBuilder from "@axe-core/playwright";
import type { Page, Response } from "@playwright/test";
import { SAMPLE_PAGES } from "#tests/support/sample-pages.ts";
import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";

const isFull = process.env["TEST_SIZE"] === "full";
/** One page of each kind in the other themes; `npm run test:full` looks at all of them. */
const IN_ALL_THEMES = ["home", "service", "answer", "form-errors", "request", "staff-request"];

const AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function findFaults(page: Page, mode: string, theme: string): Promise<string[]> {
  // A page here has no frames; axe would open another page to gather what it found in them.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // Simplified mode promises 7:1.
  if (theme !== "light")
    axe.withRules(["color-contrast"]); // All that a theme can break.
  else if (mode === "simple")
    axe.options({ runOnly: { type: "tag", values: AA }, rules: { "color-contrast-enhanced": { enabled: true } } });
  else axe.withTags(AA);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const sample of SAMPLE_PAGES) {
  test(`${sample.name} is sound in both modes: one heading, language, no fault axe finds, no script it does not need`, async ({
    page,
    context,
    language,
    text,
    account,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    if (sample.role) await signIn(page, account(sample.role), text);
    const others = IN_ALL_THEMES.includes(sample.name) || isFull ? ["dark", "contrast"] : [];
    const looks = [["full", "light"], ["simple", "light"], ...others.map((theme) => ["full", theme])];
    for (const [mode = "full", theme = "light"] of looks) {
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
      // Simplified mode brings its helpers to every page but those of staff.
      const hasTools = mode === "simple" && !/^\/staff(\/|$)/.test(new URL(page.url()).pathname);
      expect(scripts).toBe(sample.hasScript || hasTools ? 1 : 0);
      expect(await sidewaysPx(page), `${sample.name} scrolls sideways in ${mode} mode`).toBeLessThanOrEqual(0);
      expect(await findFaults(page, mode, theme), `${mode}, ${theme}`).toEqual([]);
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
