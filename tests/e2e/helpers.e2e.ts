import { randomUUID } from "node:crypto";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { codeFor } from "#tests/support/sign-in-resident.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

/** For looking at, where somebody asks for it. */
async function shoot(page: Page, name: string): Promise<void> {
  const shots = process.env["SHOTS_DIR"];
  if (shots) await page.screenshot({ path: join(shots, `${name}.${page.viewportSize()?.width}.png`), fullPage: true });
}

test("a resident names a helper by a link → they add information under both names → the resident ends it, and nothing is there any more @no-script @journey", async ({
  page,
  language,
  text,
  anotherBrowser,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  // Axe is a script itself.
  const findViolations = async (of: typeof page) =>
    javaScriptEnabled ? (await new AxeBuilder({ page: of }).analyze()).violations : [];
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  const button = (name: string) => page.getByRole("button", { name: text(name) });
  await page.goto(`/requests/${reference}/helpers`);
  await button("helpers:form.submit").click();
  await expect(page.getByRole("alert")).toContainText(text("helpers:fault.helper_needed"));
  await page.getByLabel(text("helpers:form.helper"), { exact: true }).fill("Li Wei");
  await page.getByLabel(text("helpers:form.resident"), { exact: true }).fill("Li Hua");
  await page.locator("#duration").check();
  await button("helpers:form.submit").click();
  const link = await page.locator("#address").inputValue();
  expect(await findViolations(page)).toEqual([]);

  const helper = await (await anotherBrowser()).newPage();
  const email = `${randomUUID()}@example.org`;
  await helper.goto(new URL(link).pathname);
  await helper.getByLabel(text("account:sign_in.email"), { exact: true }).fill(email);
  await helper.getByRole("button", { name: text("account:sign_in.submit"), exact: true }).click();
  await helper.getByLabel(text("account:code.label"), { exact: true }).fill(await codeFor(email));
  await helper.getByRole("button", { name: text("account:code.submit"), exact: true }).click();
  await expect(helper.getByRole("main")).toContainText(reference);
  expect(await findViolations(helper)).toEqual([]);
  await helper.getByRole("button", { name: text("helpers:accept.submit"), exact: true }).click();
  await helper.getByRole("link", { name: reference, exact: true }).click();
  await helper.getByRole("link", { name: text("requests:task.add-information.button"), exact: true }).click();
  await helper.locator("textarea").fill("The pension book is at home.");
  await helper.locator("main form button").last().click();
  await helper.waitForURL(/done=add-information/);
  const by = text("helpers:by").replace("{{helper}}", "Li Wei").replace("{{resident}}", "Li Hua");
  await expect(helper.getByRole("main")).toContainText(by);
  for (const path of ["withdraw", "helpers", "data", "feed", "calendar.ics", "erase"])
    expect((await helper.request.get(`/requests/${reference}/${path}`, { maxRedirects: 0 })).status(), path).not.toBe(
      200,
    );

  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("main")).toContainText(by);
  // Among the data of both it stands, too.
  await page.goto(`/requests/${reference}/data`);
  await expect(page.getByRole("main")).toContainText(text("privacy:events.helper").replace("{{name}}", "Li Wei"));
  await expect(page.getByRole("main")).toContainText(email);
  expect(await findViolations(page)).toEqual([]);
  await helper.goto("/account/data");
  await expect(helper.getByRole("main")).toContainText(text("privacy:data.helping"));
  await expect(helper.getByRole("main")).toContainText("Li Hua");
  expect(await findViolations(helper)).toEqual([]);
  await page.goto(`/requests/${reference}`);
  await page.getByRole("link", { name: text("helpers:link"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(email);
  await button("helpers:list.end").first().click();
  await expect(page.getByRole("main")).toContainText(text("helpers:done.ended"));
  expect((await helper.goto(`/requests/${reference}`))?.status()).toBe(404);
});

test("a counter records that a resident lets somebody act for them → a slip with the code → the helper takes it up → the counter ends it @no-script @journey", async ({
  page,
  language,
  text,
  anotherBrowser,
  javaScriptEnabled,
  staffPage,
}) => {
  test.setTimeout(180_000);
  const expectSound = async (of: Page) => {
    if (javaScriptEnabled) expect((await new AxeBuilder({ page: of }).analyze()).violations).toEqual([]);
  };
  await page.goto("/forms/old-age-allowance");
  const { reference } = await applyOnline(page, "old-age-allowance", language, text);
  const counter = await staffPage("agent", "civil-affairs");
  await counter.goto(`/staff/requests/${reference}`);
  await counter.getByRole("link", { name: text("staff:helpers.link"), exact: true }).click();
  const main = counter.getByRole("main");
  await expect(main).toContainText(text("staff:helpers.none"));
  await shoot(counter, `helpers-empty.${language}`);
  await expectSound(counter);
  const submit = counter.getByRole("button", { name: text("staff:helpers.submit"), exact: true });
  await submit.click();
  for (const fault of [
    "helpers:fault.helper_needed",
    "staff:helpers.fault.consent_needed",
    "staff:helpers.fault.check_needed",
  ])
    await expect(counter.getByRole("alert")).toContainText(text(fault));
  await shoot(counter, `helpers-faults.${language}`);
  await expectSound(counter);
  await counter.getByLabel(text("helpers:form.helper"), { exact: true }).fill("Chen Jing");
  await counter.getByLabel(text("helpers:form.resident"), { exact: true }).fill("Chen Guihua");
  await counter.locator("#duration").check();
  await counter.getByRole("radio", { name: text("staff:helpers.consents.spoken"), exact: true }).check();
  await submit.click();
  // What was typed is still there.
  await expect(counter.getByRole("alert")).not.toContainText(text("staff:helpers.fault.consent_needed"));
  await expect(counter.getByLabel(text("helpers:form.helper"), { exact: true })).toHaveValue("Chen Jing");
  await counter.getByRole("radio", { name: text("staff:new_code.checks.passport"), exact: true }).check();
  await submit.click();
  await expect(counter.locator(".slip")).toContainText("Chen Jing");
  await shoot(counter, `helpers-slip.${language}`);
  await expectSound(counter);
  const code = (await counter.locator(".slip dd.reference-number").last().innerText()).trim();

  const helper = await (await anotherBrowser()).newPage();
  const email = `${randomUUID()}@example.org`;
  await helper.goto(`/helping/${code}`);
  await helper.getByLabel(text("account:sign_in.email"), { exact: true }).fill(email);
  await helper.getByRole("button", { name: text("account:sign_in.submit"), exact: true }).click();
  await helper.getByLabel(text("account:code.label"), { exact: true }).fill(await codeFor(email));
  await helper.getByRole("button", { name: text("account:code.submit"), exact: true }).click();
  await helper.getByRole("button", { name: text("helpers:accept.submit"), exact: true }).click();
  await expect(helper.getByRole("main")).toContainText(reference);

  await counter.goto(`/staff/requests/${reference}/helpers`);
  await expect(main).toContainText("Chen Jing");
  await shoot(counter, `helpers-full.${language}`);
  await expectSound(counter);
  await counter
    .getByRole("button", { name: text("helpers:list.end") })
    .first()
    .click();
  await expect(main).toContainText(text("helpers:done.ended"));
  expect((await helper.goto(`/requests/${reference}`))?.status()).toBe(404);
});
