import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

test("a shared computer forgets a number when told, and the number and code still open the request @no-script", async ({
  page,
  language,
  text,
}) => {
  await page.goto("/forms/something-else");
  const { reference, secret } = await applyOnline(page, "something-else", language, text);
  await page.getByRole("link", { name: text("requests:forget.link") }).click();
  await expect(page.getByRole("main")).toContainText(reference);
  await page.getByRole("button", { name: text("requests:forget.button") }).click();

  await expect(page.getByRole("main")).toContainText(text("requests:forget.done"));
  await expect(page.getByRole("main")).not.toContainText(reference);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("requests:find.locked_title"));

  await page.getByLabel(text("requests:find.secret"), { exact: true }).fill(secret);
  await page.getByRole("button", { name: text("requests:find.button") }).click();
  await expect(page.getByRole("main")).toContainText(reference);
});
