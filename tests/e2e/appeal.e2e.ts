import { join } from "node:path";
import { applyOnline } from "./journeys.ts";
import { expect, test } from "./fixtures.ts";

test("a desk reads how to appeal before it refuses, and the resident reads it with the refusal, on paper, too @no-script @journey", async ({
  page,
  language,
  text,
  staffPage,
}) => {
  test.setTimeout(180_000);
  const appeal = text("requests:appeal.title");
  await page.goto("/forms/old-age-allowance");
  const { reference } = await applyOnline(page, "old-age-allowance", language, text);
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("main")).not.toContainText(appeal);

  const desk = await staffPage("agent", "civil-affairs");
  await desk.goto(`/staff/requests/${reference}`);
  await desk.getByRole("button", { name: text("staff:step.take") }).click();
  const start = desk.getByRole("button", { name: text("staff:step.in_progress.name"), exact: true });
  if (await start.isVisible()) await start.click();
  await desk.locator("summary", { hasText: text("staff:step.rejected.name") }).click();
  const submit = desk.getByRole("button", { name: text("staff:step.rejected.submit"), exact: true });
  const form = desk.locator("form", { has: submit });
  await expect(form).toContainText(text("staff:step.rejected.appeal_told"));
  await expect(form.getByRole("heading", { name: appeal })).toBeVisible();
  const shots = process.env["SHOTS_DIR"];
  if (shots) await desk.screenshot({ path: join(shots, `staff.${language}.png`), fullPage: true });
  await form.getByRole("combobox").first().selectOption("not_eligible");
  await form.getByLabel(text("staff:field.words")).first().fill("66");
  await form.getByLabel(text("staff:field.remedy"), { exact: true }).fill("70");
  await submit.click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.rejected"));

  await page.reload();
  await expect(page.getByRole("heading", { name: appeal })).toBeVisible();
  // The allowance has its own way, before that of the authority.
  await expect(page.getByRole("main")).toContainText("15");
  await expect(page.getByRole("main")).not.toContainText("0999-6880090");
  await expect(page.getByRole("main")).toContainText(
    language === "en" ? "who did not decide the first time" : "由没有参与原决定的人员复核",
  );
  if (shots) await page.screenshot({ path: join(shots, `resident.${language}.png`), fullPage: true });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: appeal })).toBeVisible();
});
