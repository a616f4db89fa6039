import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures.ts";

/** Pages anybody can open. A new page joins every check below by one line here. */
const PAGES = [
  { path: "/", hasScript: false },
  { path: "/services", hasScript: false },
  { path: "/services?q=zzzz", hasScript: false },
  { path: "/services/old-age-allowance", hasScript: false },
  { path: "/guides/old-age-allowance-rules", hasScript: false },
  { path: "/guides/privacy", hasScript: false },
  { path: "/life-events/growing-old", hasScript: false },
  { path: "/centres", hasScript: false },
  { path: "/centres/linjiang-hall", hasScript: false },
  { path: "/search?q=card", hasScript: false },
  { path: "/assistant", hasScript: true },
  { path: "/assistant/person", hasScript: false },
  { path: "/forms/something-else", hasScript: false },
  { path: "/requests", hasScript: false },
  { path: "/staff/sign-in", hasScript: false },
  { path: "/no-such-page", hasScript: false, status: 404 },
] as const satisfies readonly { path: string; hasScript: boolean; status?: number }[];

for (const { path, hasScript, ...rest } of PAGES) {
  test(`${path} is sound in both modes: one heading, language, no fault axe finds, no script it does not need`, async ({
    page,
    language,
  }) => {
    for (const mode of ["full", "simple"]) {
      const response = await page.goto(`${path}${path.includes("?") ? "&" : "?"}mode=${mode}`);
      expect(response?.status()).toBe("status" in rest ? rest.status : 200);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("data-mode", mode);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect(await page.locator("script:not([type='application/ld+json'])").count()).toBe(hasScript ? 1 : 0);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${path} scrolls sideways in ${mode} mode`).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
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
