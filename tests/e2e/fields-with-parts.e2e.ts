import { expect, test } from "./fixtures.ts";
import { identityNumberOf } from "#tests/support/form-walk.ts";
import { sidewaysPx } from "./page-checks.ts";

test("people of a household are added, taken out and mended without scripts, on a narrow page, and nothing is lost @no-script", async ({
  page,
  language,
  text,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/forms/minimum-living-allowance");
  await page.getByRole("button", { name: text("forms:start.button") }).click();
  const next = page.getByRole("button", { name: text("forms:step.continue") });
  const name = (at: number) => page.locator(`[name="members[${at}].name"]`);
  for (let step = 0; step < 12 && (await name(0).count()) === 0; step += 1) {
    for (const group of await page.locator("fieldset:has([type=radio])").all())
      await group.getByRole("radio").first().check();
    for (const box of await page.locator("input[name=applicant_name]").all()) await box.fill("Wang Min");
    if (await page.locator('[name="birth_date.year"]').count()) {
      for (const [part, value] of [
        ["year", "1960"],
        ["month", "1"],
        ["day", "31"],
      ] as const)
        await page.locator(`[name="birth_date.${part}"]`).fill(value);
    }
    for (const box of await page.locator("input[name=identity_number]").all())
      await box.fill(identityNumberOf("1960-01-31"));
    for (const box of await page.locator("input[name=household_size]").all()) await box.fill("3");
    await next.click();
  }
  await name(0).fill("Wang Na");
  await page.getByRole("button", { name: text("forms:group.add") }).click();
  await expect(name(0)).toHaveValue("Wang Na");
  await name(1).fill("Wang Bo");
  await next.click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(4);
  await page.getByRole("alert").getByRole("link").first().click();
  await expect(page).toHaveURL(/#members-0-birth_date$/);
  await expect(name(1)).toHaveValue("Wang Bo");
  expect(await sidewaysPx(page)).toBe(0);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/group-${language}.png`, fullPage: true });
  await page
    .getByRole("button", { name: text("forms:group.remove") })
    .first()
    .click();
  await expect(name(0)).toHaveValue("Wang Bo");
  await expect(name(1)).toHaveCount(0);
  await page.getByRole("button", { name: text("common:mode.to_simple") }).click();
  await expect(name(0)).toHaveValue("Wang Bo");
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/group-simple-${language}.png`, fullPage: true });
});

test("a form prints blank, from its start page @no-script", async ({ page, language, text }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/forms/minimum-living-allowance");
  await page.getByRole("link", { name: text("forms:blank.link") }).click();
  await expect(page.getByRole("img", { name: text("forms:blank.scan") })).toBeVisible();
  expect(await sidewaysPx(page)).toBe(0);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/blank-${language}.png`, fullPage: true });
  await page.getByRole("link", { name: text("forms:blank.large"), exact: true }).click();
  expect(await sidewaysPx(page)).toBe(0);
});
