import { randomUUID } from "node:crypto";
import { codeFor, askForCode, enterCode, signInResident } from "#tests/support/sign-in-resident.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

test("a guest applies → signs in by mail → makes it theirs → finds it in another browser and ends the first @no-script @journey", async ({
  page,
  language,
  text,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  const email = `${randomUUID()}@example.org`;
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);

  await askForCode(page, text, email, "/requests");
  const code = await codeFor(email);
  await enterCode(page, text, code === "000000" ? "000001" : "000000");
  await expect(page.getByRole("alert")).toContainText(text("account:code.wrong", { count: 4 }));
  await enterCode(page, text, `${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("account:join.title"));
  await expect(page.getByRole("main")).toContainText(text("account:join.requests", { count: 1 }));
  await page.getByRole("button", { name: text("account:join.yes"), exact: true }).click();
  await expect(page).toHaveURL(/\/requests$/);
  await expect(page.getByRole("main")).toContainText(reference);

  const other = await (await anotherBrowser()).newPage();
  await signInResident(other, text, { email: email.toUpperCase() });
  await expect(other.getByRole("main")).toContainText(reference);
  const stranger = await (await anotherBrowser()).newPage();
  await signInResident(stranger, text);
  await expect(stranger.getByRole("main")).not.toContainText(reference);
  await stranger.goto(`/requests/${reference}`);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(text("requests:find.locked_title"));

  await other.locator("form:has(input[name=session]) button").click();
  await expect(other.getByRole("main")).toContainText(text("account:done.ended"));
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("account:sign_in.title"));
  // What was made theirs does not stay with the browser.
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("requests:find.locked_title"));
});
