import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";

/** A page has its keys once its script has come: presses the first one until `works` says that it did something. */
const pressFirst = (page: Page, key: string, works: (options: { readonly timeout: number }) => Promise<void>) =>
  expect(async () => {
    await page.keyboard.press(key);
    await works({ timeout: 500 });
  }).toPass();

test("single keys go along the rows, open one, and do nothing while somebody types", async ({
  page,
  text,
  account,
}) => {
  await signIn(page, account("agent", "civil-affairs"), text);
  await page.goto("/staff/requests");
  const rows = page.locator("tbody .queue-reference");
  await pressFirst(page, "j", (options) => expect(rows.nth(0)).toBeFocused(options));
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("jo?");
  await expect(page.getByRole("searchbox")).toHaveValue("jo?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await rows.nth(0).focus();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/staff\/requests\/OW-/);
  const note = page.getByLabel(text("staff:notes.field"), { exact: true });
  await pressFirst(page, "n", (options) => expect(note).toBeFocused(options));
});

test("the list of keys opens over the page, closes with Escape, and switches them off", async ({
  page,
  text,
  account,
}) => {
  await signIn(page, account("agent", "civil-affairs"), text);
  await page.goto("/staff/requests");
  const dialog = page.getByRole("dialog", { name: text("staff:keys.summary") });
  await pressFirst(page, "?", (options) => expect(dialog).toBeVisible(options));
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("?");
  await dialog.getByRole("button", { name: text("staff:keys.switch_off") }).click();
  await expect(page.getByRole("main")).toContainText(text("staff:keys.now_off"));
  await page.goto("/staff/requests");
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expect(page.locator("tbody .queue-reference").first()).not.toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
