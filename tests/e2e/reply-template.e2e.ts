import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

/** A desk that has just taken a request up, with its page open. */
async function takeUp(desk: Page, reference: string, text: (key: string) => string): Promise<void> {
  await desk.goto(`/staff/requests/${reference}`);
  await desk.getByRole("button", { name: text("staff:step.take") }).click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.taken"));
  const start = desk.getByRole("button", { name: text("staff:step.in_progress.name"), exact: true });
  if (!(await start.isVisible())) return;
  await start.click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.in_progress"));
}

test("a clerk puts a text behind what they typed, by keyboard alone, and nothing goes to the server", async ({
  page,
  language,
  text,
  staffPage,
}) => {
  test.setTimeout(120_000);
  await page.goto("/forms/old-age-allowance");
  const { reference } = await applyOnline(page, "old-age-allowance", language, text);
  const desk = await staffPage("agent", "civil-affairs");
  await takeUp(desk, reference, text);
  const sent: string[] = [];
  desk.on("request", (request) => request.method() === "POST" && sent.push(request.url()));

  const summary = desk.locator("summary", { hasText: text("staff:step.answered.name") });
  const words = desk.locator("#answered-words");
  const choice = desk.locator("#answered-template");
  // The page has its keys once its script has come.
  await expect(async () => {
    if (!(await words.isVisible())) await desk.keyboard.press("a");
    await expect(words).toBeVisible({ timeout: 500 });
  }).toPass();
  // Each step has its own texts.
  await expect(desk.locator("#answered-template option[value=approved]")).toHaveCount(1);
  await expect(desk.locator("#answered-template option[value=paper-missing]")).toHaveCount(0);
  await words.fill("Dear Ms Li,\n");
  await words.press("End");
  await summary.focus();
  await desk.keyboard.press("i");
  await expect(choice).toBeFocused();
  await choice.selectOption("approved");
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Enter");
  await expect(words).toBeFocused();
  const both = await words.inputValue();
  const template = both.slice("Dear Ms Li,\n\n".length);
  expect(both).toBe(`Dear Ms Li,\n\n${template}`);
  expect(template.length).toBeGreaterThan(20);
  await desk.keyboard.type("!");
  await expect(words).toHaveValue(`${both}!`);
  // A slip is taken back as any typing is, and nothing typed goes with it.
  await desk.keyboard.press("ControlOrMeta+z");
  await desk.keyboard.press("ControlOrMeta+z");
  expect(await words.inputValue()).toMatch(/^Dear Ms Li,/);
  expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([]);
  expect(sent).toEqual([]);
  // Nothing chosen, or too much of it: the server says so, with all that was typed.
  await words.fill("Dear Ms Li,");
  const button = desk
    .locator("details[open]")
    .getByRole("button", { name: text("staff:template.insert"), exact: true });
  await button.click();
  await expect(desk.getByRole("alert")).toContainText(text("staff:fault.template_needed"));
  await expect(words).toHaveValue("Dear Ms Li,");
});
