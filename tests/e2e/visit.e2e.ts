import { expect, test } from "./fixtures.ts";

const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("from a service to the nearest centre to a slip that keeps its ticks @no-script", async ({ page, text }) => {
  await page.goto("/services/old-age-allowance");
  await page.getByRole("link", { name: text("catalogue:nearest.link") }).click();
  await page.getByLabel(text("catalogue:nearest.from")).selectOption("shangliu-village");
  await page.getByRole("button", { name: text("catalogue:nearest.button") }).click();
  await expect(page).toHaveURL(/service=old-age-allowance&from=shangliu-village/);
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("0999-6880230");
  await page
    .getByRole("link", { name: text("catalogue:visit.link") })
    .first()
    .click();
  await expect(page).toHaveURL("/services/old-age-allowance/visit?centre=liuhe-centre");
  await expect(page.getByRole("img", { name: text("catalogue:visit.code_label") })).toBeVisible();
  const papers = page.getByRole("checkbox");
  await papers.first().check();
  await page.getByRole("button", { name: text("catalogue:visit.keep") }).click();
  await expect(page).toHaveURL(/have=id-card/);
  await expect(papers.first()).toBeChecked();
  await expect(papers.nth(1)).not.toBeChecked();
  await expect(page.getByText(text("catalogue:visit.left", { count: (await papers.count()) - 1 }))).toBeVisible();
});

test("a centre that does not do it leads to those that do", async ({ page, text }) => {
  await page.goto("/services/psychological-support/visit?centre=beishan-centre");
  await expect(page.getByText(text("catalogue:visit.refused"))).toBeVisible();
  await page.getByRole("link", { name: text("catalogue:visit.link") }).click();
  await expect(page).toHaveURL(/centre=linjiang-hall/);
});

// The services with the most papers, the longest of them six, at the centre with the most to say.
for (const slug of ["maternity-allowance", "old-age-allowance", "household-transfer"]) {
  test(`the slip for ${slug} fits on one sheet, and in large type it is larger`, async ({ page }) => {
    await page.goto(`/services/${slug}/visit?centre=linjiang-hall`);
    expect(pagesOf(await page.pdf({ format: "A4" }))).toBe(1);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    await page.emulateMedia({ media: "print" });
    const normal = await size();
    await page.goto(`/services/${slug}/visit?centre=linjiang-hall&type=large`);
    expect(await size()).toBeGreaterThan(normal * 1.5);
    expect(pagesOf(await page.pdf({ format: "A4" }))).toBeLessThanOrEqual(3);
  });
}
