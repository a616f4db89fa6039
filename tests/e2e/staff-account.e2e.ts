import { randomUUID } from "node:crypto";
import { codeOf } from "#tests/factories/second-factor.ts";
import { readMailTo } from "#tests/support/read-mail.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline, setUpTelephone, signIn, typePassword } from "./journeys.ts";

/** The accounts of the sample stay as they are: each test makes somebody of its own. */
const PASSWORD = "seven lanterns over water";

test("somebody is invited, chooses a password, sets up a telephone and signs in with it and with a code from paper @no-script", async ({
  page,
  anotherBrowser,
  account,
  text,
}) => {
  const email = `${randomUUID()}@linjiang.example`;
  await signIn(page, account("administrator"), text);
  await page.goto("/staff/people/new");
  await page.getByRole("button", { name: text("accounts:people.invite_submit"), exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel(text("accounts:people.email"), { exact: true }).fill(email);
  await page.getByLabel(text("accounts:people.name"), { exact: true }).fill("Gao Yun");
  await page.getByLabel(text("accounts:role.editor"), { exact: true }).check();
  await page.getByRole("button", { name: text("accounts:people.invite_submit"), exact: true }).click();
  await expect(page.getByRole("heading", { name: text("accounts:people.done.invited") })).toBeVisible();

  const mail = await readMailTo(process.env["E2E_DATA_DIR"] ?? "", email);
  const link = /\/staff\/invitation\/[\w-]{43}/.exec(mail.replaceAll("=\r\n", "").replaceAll("=\n", ""))?.[0];
  const theirs = await (await anotherBrowser()).newPage();
  await theirs.goto(link ?? "/no-link-in-the-mail");
  const choose = async (password: string) => {
    await theirs.getByLabel(text("accounts:own.new"), { exact: true }).fill(password);
    await theirs.getByLabel(text("accounts:own.again"), { exact: true }).fill(password);
    await theirs.getByRole("button", { name: text("accounts:invitation.submit"), exact: true }).click();
  };
  await choose("Gao Yun likes the sea");
  await expect(theirs.getByRole("alert")).toContainText(text("accounts:password_fault.like_account"));
  await choose(PASSWORD);
  await theirs.waitForURL(/\/staff$/);
  await theirs.goto(link ?? "");
  await expect(theirs.getByRole("heading", { name: text("accounts:invitation.gone_title") })).toBeVisible();

  const gao = { email, password: PASSWORD, roles: ["editor"], deskIds: [] };
  const { secret, recoveryCodes } = await setUpTelephone(theirs, gao, text);
  expect(recoveryCodes).toHaveLength(10);
  await theirs.goto("/staff/account");
  const now = (await theirs.locator("time[datetime]").first().getAttribute("datetime")) ?? "";

  await typePassword(page, gao, text);
  await expect(page).toHaveURL(/\/staff\/sign-in\/code/);
  await page.goto("/staff/gaps");
  await expect(page).toHaveURL(/\/staff\/sign-in\?next/);
  const enter = async (code: string) => {
    await typePassword(page, gao, text);
    await page.getByLabel(text("accounts:code.label"), { exact: true }).fill(code);
    await page.getByRole("button", { name: text("accounts:sign_in.submit"), exact: true }).click();
  };
  // The code of the set-up is used; the next one is not.
  await enter(await codeOf(secret, new Date(now), 1));
  await expect(page).toHaveURL(/\/staff$/);
  await enter(recoveryCodes[0] ?? "");
  await expect(page).toHaveURL(/\/staff\/account/);
  await expect(page.getByText(text("accounts:own.codes_left", { count: 9 }))).toBeVisible();
});

test("two administrators' windows do not undo one another, and what was ticked stays", async ({
  page,
  account,
  text,
}) => {
  await signIn(page, account("administrator"), text);
  await page.goto("/staff/people");
  await page.getByRole("link", { name: /Lin Xiaoyu/ }).click();
  const other = await page.context().newPage();
  await other.goto(page.url());
  const save = (which: typeof page) =>
    which.getByRole("button", { name: text("accounts:people.save"), exact: true }).click();
  await other.getByLabel(text("accounts:people.name"), { exact: true }).fill("林小雨 Lin Xiaoyu ");
  await other.getByLabel(text("accounts:role.approver"), { exact: true }).check();
  await save(other);
  await expect(other.getByRole("heading", { name: text("accounts:people.done.changed") })).toBeVisible();
  await page.getByLabel(text("accounts:role.auditor"), { exact: true }).check();
  await save(page);
  await expect(page.getByRole("alert")).toContainText(text("accounts:people.fault.changed_meanwhile"));
  await expect(page.getByLabel(text("accounts:role.auditor"), { exact: true })).toBeChecked();
  await page.getByLabel(text("accounts:role.auditor"), { exact: true }).uncheck();
  await save(page);
  await expect(page.getByRole("heading", { name: text("accounts:people.done.changed") })).toBeVisible();
});

test("an administrator opens one request with a reason, and its resident reads it @no-script", async ({
  page,
  language,
  text,
  staffPage,
}) => {
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  const staff = await staffPage("administrator");
  await staff.goto(`/staff/requests/${reference}`);
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText(text("staff:failure.not_found.title"));
  await staff.goto("/staff/break-glass");
  const reason = "The resident rang: the page shows words that are not theirs.";
  const send = async (why: string) => {
    await staff.getByLabel(text("staff:break_glass.reference"), { exact: true }).fill(reference);
    await staff.getByLabel(text("staff:break_glass.reason"), { exact: true }).fill(why);
    await staff.getByRole("button", { name: text("staff:break_glass.submit"), exact: true }).click();
  };
  await send("Just looking");
  await expect(staff.getByRole("alert")).toBeVisible();
  await send(reason);
  await expect(staff).toHaveURL(new RegExp(`/staff/requests/${reference}$`));
  await expect(staff.getByText(text("staff:break_glass.told"))).toBeVisible();
  await page.goto(`/requests/${reference}`);
  await expect(page.getByText(text("requests:event.disclosed"))).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
});
