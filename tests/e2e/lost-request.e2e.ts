import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { codeFor } from "#tests/support/sign-in-resident.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

test("a guest loses number and code → finds the request again by mail → the old code is void, the new one opens it @no-script @journey", async ({
  page,
  language,
  text,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  const email = `${randomUUID()}@example.org`;
  await page.goto("/forms/something-else");
  const sent = await applyOnline(page, "something-else", language, text, { email });

  const other = await (await anotherBrowser()).newPage();
  const ask = async (contact: string) => {
    await other.goto("/requests");
    await other.getByRole("link", { name: text("requests:lost.link"), exact: true }).click();
    await other.getByLabel(text("requests:lost.contact"), { exact: true }).fill(contact);
    await other.getByRole("button", { name: text("requests:lost.send"), exact: true }).click();
  };
  await ask("li.hua");
  await expect(other.getByRole("alert")).toContainText(text("requests:lost.contact_wrong"));
  await expect(other.getByLabel(text("requests:lost.contact"), { exact: true })).toHaveValue("li.hua");
  await ask(`${randomUUID()}@example.org`);
  await other.waitForURL(/\/lost\/code/);
  const unknown = await other.getByRole("main").innerText();
  await ask(email);
  await other.waitForURL(/\/lost\/code/);
  expect(await other.getByRole("main").innerText()).toBe(unknown);

  await other.getByLabel(text("account:code.label"), { exact: true }).fill(await codeFor(email));
  await other.getByRole("button", { name: text("requests:lost.code_submit"), exact: true }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(text("requests:lost.found_title"));
  await expect(other.getByRole("main")).toContainText(sent.reference);
  const secret = (await other.locator("dd.reference-number").nth(1).innerText()).trim();
  expect(secret).not.toBe(sent.secret);
  await other.getByRole("link", { name: text("forms:sent.follow"), exact: true }).click();
  await expect(other.getByRole("main")).toContainText(text("requests:event.access_renewed"));

  const third = await (await anotherBrowser()).newPage();
  const open = async (code: string) => {
    await third.goto(`/requests?reference=${sent.reference}`);
    await third.getByLabel(text("requests:find.secret"), { exact: true }).fill(code);
    await third.getByRole("button", { name: text("requests:find.button"), exact: true }).click();
  };
  await open(sent.secret);
  await expect(third.getByRole("alert")).toContainText(text("requests:find.error.no_match"));
  await open(secret);
  await expect(third.getByRole("main")).toContainText(text("requests:event.access_renewed"));
});

test("a resident at the counter gets a new code on a slip, once it is recorded what they showed", async ({
  page,
  language,
  text,
  staffPage,
}) => {
  test.setTimeout(120_000);
  await page.goto("/forms/old-age-allowance");
  const sent = await applyOnline(page, "old-age-allowance", language, text);
  const counter = await staffPage("agent", "civil-affairs");
  await counter.goto(`/staff/requests/${sent.reference}`);
  await counter.getByRole("link", { name: text("staff:new_code.link"), exact: true }).click();
  const give = counter.getByRole("button", { name: text("staff:new_code.submit"), exact: true });
  await give.click();
  await expect(counter.getByRole("alert")).toContainText(text("staff:new_code.fault.check_needed"));
  await counter.getByRole("radio", { name: text("staff:new_code.checks.passport"), exact: true }).check();
  await counter
    .getByLabel(text("staff:new_code.reason"), { exact: true })
    .fill("The slip got wet in the rain and cannot be read.");
  await give.click();
  await expect(counter.locator(".slip")).toContainText(sent.reference);
  const secret = (await counter.locator("dd.reference-number").nth(1).innerText()).trim();
  expect(secret).toMatch(/^[0-9A-Z]{8}$/);
  expect(secret).not.toBe(sent.secret);
  const { violations } = await new AxeBuilder({ page: counter }).analyze();
  expect(violations).toEqual([]);

  await page.goto(`/requests/${sent.reference}`);
  await expect(page.getByRole("main")).toContainText(text("requests:check.passport"));
  await expect(page.getByRole("main")).toContainText("The slip got wet in the rain");
});
