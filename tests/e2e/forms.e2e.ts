import { expect, test } from "./fixtures.ts";

test("a switch of language or version keeps what is half typed, and Enter goes on @no-script", async ({
  page,
  language,
  text,
}) => {
  await page.goto("/forms/old-age-card");
  await page.getByRole("button", { name: text("forms:start.button") }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: text("forms:step.continue") }).click();

  const name = page.locator("#applicant_name");
  const year = page.locator('[name="birth_date.year"]');
  await name.fill("Wang");
  await year.fill("194");
  await page.getByRole("button", { name: text("common:mode.to_simple") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
  await page.getByRole("button", { name: language === "en" ? "中文" : "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language === "en" ? "zh-CN" : "en");
  await expect(name).toHaveValue("Wang");
  expect(page.url()).not.toContain("lang=");

  // One question a page; Enter is not the switch above the form, and half a date waits on its own page, but is no answer.
  await name.press("Enter");
  await expect(year).toHaveValue("194");
  await year.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", language === "en" ? "zh-CN" : "en");
  await expect(year).toHaveValue("194");
});
