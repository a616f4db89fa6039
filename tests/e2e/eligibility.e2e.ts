import { expect, test } from "./fixtures.ts";

test("somebody of 79 learns why they do not qualify yet, and what would change it @no-script", async ({
  page,
  text,
}) => {
  await page.goto("/services/old-age-allowance");
  await page.getByRole("link", { name: text("catalogue:eligibility.link") }).click();
  const next = page.getByRole("button", { name: text("catalogue:eligibility.continue") });

  // Nothing typed, then no number: the question comes back with what was typed.
  await next.click();
  await expect(page.getByRole("alert")).toContainText(text("catalogue:eligibility.fault.missing"));
  await page.locator("#answer-age").fill("seventy-nine");
  await next.click();
  await expect(page.getByRole("alert")).toContainText(text("catalogue:eligibility.fault.not_a_number"));
  await expect(page.locator("#answer-age")).toHaveValue("seventy-nine");
  await page.locator("#answer-age").fill("７９");
  await next.click();
  await page.getByRole("radio").first().check();
  await next.click();
  await page.getByRole("button", { name: text("catalogue:eligibility.skip") }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    text("catalogue:eligibility.outcome.does_not_qualify"),
  );
  const limit = text("catalogue:eligibility.limit.at_least", { value: text("catalogue:unit.years", { count: 80 }) });
  const main = page.getByRole("main");
  await expect(main).toContainText(text("catalogue:eligibility.would_meet", { limit }));
  await expect(main).toContainText(text("catalogue:eligibility.verdict.unknown"));
  await expect(main.locator('a[href^="/guides/old-age-allowance-rules"]').first()).toBeVisible();

  // One answer changed, the others stay; the address can be sent on.
  await main
    .getByRole("link", { name: text("catalogue:eligibility.change") })
    .first()
    .click();
  await page.locator("#answer-age").fill("80");
  await next.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("catalogue:eligibility.outcome.unknown"));
  expect(page.url()).toContain("household_district=linjiang");
});

test("the finder ends in a short list with reasons, by link alone too @no-script", async ({ page, text }) => {
  await page.goto("/find");
  await page.getByRole("radio").nth(3).check();
  await page.getByRole("button", { name: text("catalogue:eligibility.continue") }).click();
  for (let asked = 0; asked < 8; asked++) {
    const skip = page.getByRole("button", { name: text("catalogue:eligibility.skip") });
    if (!(await skip.isVisible())) break;
    await skip.click();
  }
  await expect(page.locator("main .service-item").first()).toBeVisible();
  const count = await page.locator("main .service-item").count();
  await page.goto(page.url());
  await expect(page.locator("main .service-item")).toHaveCount(count);

  await page.goto(
    "/find?event=growing-old&age=30&household_district=other&lives_in_district=no&skip=sex&skip=employment&skip=x",
  );
  await expect(page.locator("main details summary", { hasText: /\d/ }).last()).toBeVisible();
  await page.goto("/find?event=nothing-of-ours&age=900");
  await expect(page.getByRole("radio").first()).toBeVisible();
});
