import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { fillForm, lastButton, sendForm } from "./journeys.ts";

const FORM = "something-else";
const referenceOn = async (page: Page): Promise<string> =>
  /OW-\d{4}-[A-Z0-9]{5}-[A-Z0-9]/.exec(await page.getByRole("main").innerText())?.[0] ?? "";

test("a form is one request, pressed twice, pressed again after going back, and shown again by refreshing @no-script", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  await page.goto(`/forms/${FORM}`);
  await fillForm(page, FORM, language, text);
  const statement = page.getByRole("checkbox", { name: text("forms:check.statement_label") });
  const sent = page.getByRole("heading", { level: 1, name: text("forms:sent.title") });
  await statement.check();
  await lastButton(page, text).dblclick();
  await sent.waitFor();
  const reference = await referenceOn(page);
  expect(reference).not.toBe("");

  await page.reload();
  await sent.waitFor();
  expect(await referenceOn(page)).toBe(reference);

  await page.goBack();
  if (await statement.isVisible()) {
    await statement.check();
    await sendForm(page, text);
  }
  await sent.waitFor();
  expect(await referenceOn(page)).toBe(reference);

  await page.goto("/requests");
  const own = page.getByRole("main").locator("a[href^='/requests/OW-']");
  await expect(own).toHaveCount(1);
  await expect(own).toHaveAttribute("href", new RegExp(reference));
});
