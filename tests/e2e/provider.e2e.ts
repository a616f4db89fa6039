import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { signInResident } from "#tests/support/sign-in-resident.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

const PROVIDER = { provider: "Linjiang ID" } as const;

async function beSomebodyElse(page: Page, subject: string): Promise<void> {
  await page.getByLabel("Somebody else").fill(subject);
  await page.getByRole("button", { name: "Go on" }).click();
}

test("a form that needs to know who sends it leads to the provider and back, and begins @no-script @journey", async ({
  page,
  text,
}) => {
  await page.goto("/forms/residence-registration");
  await expect(page.getByRole("button", { name: text("forms:start.button"), exact: true })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText(text("forms:assurance.why.low"));
  await page.getByRole("link", { name: text("forms:assurance.sign_in"), exact: true }).click();
  await page.getByRole("link", { name: text("account:provider.go", PROVIDER), exact: true }).click();

  // Whoever thinks better of it is told so, and loses nothing.
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("main")).toContainText(text("account:provider.problem.cancelled", PROVIDER));

  await page.getByRole("link", { name: text("account:provider.go", PROVIDER), exact: true }).click();
  await page.getByRole("link", { name: "Li Hua" }).click();
  await expect(page).toHaveURL(/\/forms\/residence-registration$/);
  await page.getByRole("button", { name: text("forms:start.button"), exact: true }).click();
  await expect(page).toHaveURL(/\/forms\/residence-registration\/[a-z-]+\?draft=/);
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("account:page.hello", { name: "Li Hua" }));
});

test("a form that pays money out refuses who came by mail or by a password, says what to do, and begins with an identity card @no-script", async ({
  page,
  text,
}) => {
  test.setTimeout(120_000);
  const FORM = "/forms/housing-fund-withdrawal";
  const subject = randomUUID();
  const begin = page.getByRole("button", { name: text("forms:start.button"), exact: true });
  const refused = async (how: string) => {
    await expect(begin).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText(text("forms:assurance.why.substantial"));
    await expect(page.getByRole("main")).toContainText(text(`forms:assurance.how.${how}`, PROVIDER));
    await expect(page.getByRole("link", { name: text("forms:assurance.other"), exact: true })).toBeVisible();
  };
  const goOn = () => page.getByRole("link", { name: text("forms:assurance.go", PROVIDER), exact: true }).click();
  await page.goto(FORM);
  await refused("provider");
  await signInResident(page, text);
  await page.goto(FORM);
  await refused("provider_more");

  await page.goto("/account");
  await page.getByRole("button", { name: text("account:page.sign_out"), exact: true }).click();
  await page.goto(FORM);
  await goOn();
  await beSomebodyElse(page, subject);
  await expect(page).toHaveURL(new RegExp(`${FORM}$`));
  await refused("provider_more");
  await goOn();
  await page.getByRole("link", { name: text("account:provider.go", PROVIDER), exact: true }).click();
  await beSomebodyElse(page, `${subject}||id-card`);
  await expect(page).toHaveURL(new RegExp(`${FORM}$`));
  await begin.click();
  await expect(page).toHaveURL(/\/forms\/housing-fund-withdrawal\/reason\?draft=/);
});

test("a request of a mail account is found by the provider after its owner added it @no-script", async ({
  page,
  language,
  text,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  const subject = randomUUID();
  await signInResident(page, text);
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto("/account");
  await page.getByRole("link", { name: text("account:provider.connect", PROVIDER), exact: true }).click();
  await page.getByRole("link", { name: text("account:provider.go", PROVIDER), exact: true }).click();
  await beSomebodyElse(page, subject);
  await expect(page.getByRole("main")).toContainText(text("account:provider.connected", PROVIDER));

  const other = await (await anotherBrowser()).newPage();
  await other.goto("/account");
  await other.getByRole("link", { name: text("account:provider.go", PROVIDER), exact: true }).click();
  await beSomebodyElse(other, subject);
  await expect(other.getByRole("main")).toContainText(reference);

  // The address at which the provider sent them back opens nothing a second time.
  const stranger = await (await anotherBrowser()).newPage();
  await stranger.goto("/sign-in/back?code=anything&state=anything");
  await expect(stranger.getByRole("main")).toContainText(text("account:provider.problem.gone", PROVIDER));
});
