import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";

const PROVIDER = { provider: "Linjiang Staff ID" } as const;

test("whoever is not invited is refused by name of the reason; whoever is comes in by address once, then by who they are @no-script", async ({
  page,
  anotherBrowser,
  account,
  text,
}) => {
  test.setTimeout(120_000);
  const email = `${randomUUID()}@linjiang.example`;
  const subject = randomUUID();
  const theirs = await (await anotherBrowser()).newPage();
  const comeAs = async (who: string, on: Page = theirs) => {
    await on.goto("/staff/sign-in?next=/staff/gaps");
    await on.getByRole("link", { name: text("accounts:provider.go", PROVIDER), exact: true }).click();
    await on.getByLabel("Somebody else").fill(who);
    await on.getByRole("button", { name: "Go on" }).click();
  };
  const refused = (problem: string) =>
    expect(theirs.getByRole("main")).toContainText(text(`accounts:provider.problem.${problem}`, PROVIDER));

  await comeAs(`${subject}|${email}|mfa`);
  await refused("unknown");

  await signIn(page, account("administrator"), text);
  await page.goto("/staff/people/new");
  await page.getByLabel(text("accounts:people.email"), { exact: true }).fill(email);
  await page.getByLabel(text("accounts:people.name"), { exact: true }).fill("Gao Yun");
  await page.getByLabel(text("accounts:role.editor"), { exact: true }).check();
  await page.getByRole("button", { name: text("accounts:people.invite_submit"), exact: true }).click();
  await expect(page.getByRole("heading", { name: text("accounts:people.done.invited") })).toBeVisible();

  await comeAs(`${subject}|${email}|unverified|mfa`);
  await refused("no_email");
  await comeAs(`${subject}|${email}|mfa`);
  await expect(theirs).toHaveURL(/\/staff\/gaps$/);
  await theirs.goto("/staff/account");
  await expect(theirs.getByRole("main")).toContainText(email);
  // There is no password to change, and none is asked for.
  await expect(theirs.getByLabel(text("accounts:own.current"), { exact: true })).toHaveCount(0);

  const elsewhere = await (await anotherBrowser()).newPage();
  await comeAs(subject, elsewhere);
  await expect(elsewhere).toHaveURL(/\/staff\/gaps$/);
  // Another person of the provider with the same address does not get in as them.
  const stranger = await (await anotherBrowser()).newPage();
  await comeAs(`${randomUUID()}|${email}|mfa`, stranger);
  await expect(stranger.getByRole("main")).toContainText(text("accounts:provider.problem.unknown", PROVIDER));
  await stranger.goto("/staff/sign-in/back?code=anything&state=anything");
  await expect(stranger.getByRole("main")).toContainText(text("accounts:provider.problem.gone", PROVIDER));
});
