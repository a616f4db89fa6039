import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { followPathIn, readMailTo } from "#tests/support/read-mail.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline, fillForm, sendForm } from "./journeys.ts";

const FORM = "tree-and-streetlight-report";

test("you already asked → follow that one, or send anyway; another's → follow it by mail, and stop @no-script @journey", async ({
  page,
  text,
  language,
  anotherBrowser,
}) => {
  test.setTimeout(180_000);
  // A place of their own: all projects work with one portal.
  const own = { text: `${randomUUID().slice(0, 8)} River Street` };
  await page.goto(`/forms/${FORM}`);
  const { reference } = await applyOnline(page, FORM, language, text, own);

  await page.goto(`/forms/${FORM}`);
  await fillForm(page, FORM, language, text, own);
  const main = page.getByRole("main");
  await expect(main).toContainText(text("forms:check.asked_title"));
  await expect(main).toContainText(reference);
  const check = page.url();
  await page.getByRole("link", { name: text("forms:check.asked_follow"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/requests/${reference}$`));
  // What was typed is still there, and can be sent.
  await page.goto(check);
  await page.getByRole("checkbox", { name: text("forms:check.statement_label") }).check();
  await sendForm(page, text);
  await page.getByRole("heading", { level: 1, name: text("forms:sent.title") }).waitFor();

  const other = await (await anotherBrowser()).newPage();
  await other.goto(`/forms/${FORM}`);
  await fillForm(other, FORM, language, text, own);
  await expect(other.getByRole("main")).toContainText(text("forms:check.told_title"));
  await expect(other.getByRole("main")).not.toContainText(reference);
  const address = other.getByLabel(text("forms:check.told_address"), { exact: true });
  const follow = other.getByRole("button", { name: text("forms:check.told_follow"), exact: true });
  await address.fill("nobody");
  await follow.click();
  await expect(other.getByRole("alert")).toContainText(text("forms:check.fault.address_needed"));
  await expect(address).toHaveValue("nobody");
  const follower = `${randomUUID()}@example.org`;
  await address.fill(follower);
  await follow.click();
  await expect(other.getByRole("main")).toContainText(text("forms:check.told_sent_title"));
  // Nothing of it is shown before whoever reads that mail box has pressed the button.
  await other.goto(followPathIn(await readMailTo(process.env["E2E_DATA_DIR"] ?? "", follower)));
  await expect(other.getByRole("heading", { level: 1, name: text("requests:follow.confirm_title") })).toBeVisible();
  await expect(other.getByRole("main")).not.toContainText(text("requests:state.submitted"));
  await other.getByRole("button", { name: text("requests:follow.confirm"), exact: true }).click();
  await expect(other.getByRole("heading", { level: 1, name: text("requests:follow.title") })).toBeVisible();
  await expect(other.getByRole("main")).not.toContainText(reference);
  await other.getByRole("button", { name: text("requests:follow.stop"), exact: true }).click();
  await expect(other.getByRole("heading", { level: 1, name: text("watches:stopped.title") })).toBeVisible();
});

test("staff merge one into another → both tell of it → its resident sees how far the other is @no-script @journey", async ({
  page,
  text,
  language,
  anotherBrowser,
  staffPage,
}) => {
  test.setTimeout(180_000);
  const own = { text: `${randomUUID().slice(0, 8)} Hill Lane` };
  const tell = async (resident: Page) => {
    await resident.goto(`/forms/${FORM}`);
    return (await applyOnline(resident, FORM, language, text, own)).reference;
  };
  const leading = await tell(await (await anotherBrowser()).newPage());
  const merged = await tell(page);

  const staff = await staffPage("agent", "streets");
  await staff.goto(`/staff/requests/${merged}`);
  await staff.getByRole("link", { name: text("staff:merge.link") }).click();
  await expect(staff.getByRole("link", { name: leading, exact: true })).toBeVisible();
  await staff.getByLabel(text("staff:merge.into"), { exact: true }).fill(merged);
  await staff.getByRole("button", { name: text("staff:merge.compare"), exact: true }).click();
  await expect(staff.getByRole("alert")).toContainText(text("staff:merge.fault.itself"));
  await staff.getByLabel(text("staff:merge.into"), { exact: true }).fill(leading.toLowerCase());
  await staff.getByRole("button", { name: text("staff:merge.compare"), exact: true }).click();
  await expect(staff.getByRole("main")).toContainText(text("staff:merge.other", { reference: leading }));
  const words = staff.getByLabel(text("staff:field.words"), { exact: true });
  await words.fill("");
  await staff.getByRole("button", { name: text("staff:merge.submit"), exact: true }).click();
  await expect(staff.getByRole("alert")).toContainText(text("staff:merge.fault.words_needed"));
  await words.fill("We look at it already.");
  await staff.getByRole("button", { name: text("staff:merge.submit"), exact: true }).click();
  await expect(staff.getByRole("main")).toContainText(text("staff:merge.is_merged", { reference: leading }));
  await staff.getByRole("link", { name: leading, exact: true }).click();
  await expect(staff.getByRole("main")).toContainText(text("staff:merge.leads", { count: 1 }));

  await page.goto(`/requests/${merged}`);
  const main = page.getByRole("main");
  await expect(main).toContainText(text("requests:joined.title"));
  await expect(main).toContainText("We look at it already.");
  await expect(main).not.toContainText(leading);
  await page.goto(`/requests/${leading}`);
  await expect(page.getByRole("heading", { level: 1, name: text("requests:find.locked_title") })).toBeVisible();
});
