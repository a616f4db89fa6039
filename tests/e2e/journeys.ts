import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { type FormDefinition, type FormField, formSchema } from "#app/domain/content/form-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { codeOf } from "#tests/factories/second-factor.ts";
import { SEEDED } from "#tests/support/seeded-identifiers.ts";
import type { TestAccount } from "#tests/support/portal.ts";

type Text = (key: string, values?: Record<string, unknown>) => string;

const VALUES: Partial<Record<FormField["type"], string>> = {
  phone: SEEDED.phone,
  email: SEEDED.mail,
  textarea: "Please ring before you come.",
};

export function readFormFile(id: string): FormDefinition {
  return formSchema.parse(parse(readFileSync(join(projectRoot, `content/forms/${id}.yml`), "utf8")));
}

/** What somebody types in place of the usual, by the type of field. */
type Own = Partial<Record<FormField["type"], string>>;

async function fillField(
  page: Page,
  field: FormField,
  language: ContentLanguage,
  text: Text,
  own: Own,
): Promise<string | undefined> {
  const label = field.label[language];
  switch (field.type) {
    case "radio": {
      const first = field.options[0]!;
      await page
        .getByRole("group", { name: label })
        .or(page.getByRole("radiogroup", { name: label }))
        .getByRole("radio", { name: first.label[language] })
        .first()
        .check();
      return first.value;
    }
    case "date":
      for (const [part, value] of [
        ["year", "1946"],
        ["month", "3"],
        ["day", "27"],
      ] as const) {
        await page.getByRole("textbox", { name: text(`common:date.${part}`), exact: true }).fill(value);
      }
      return undefined;
    case "id-number":
      await page.getByLabel(label).fill(SEEDED.identity_number);
      return undefined;
    case "text":
    case "textarea":
    case "phone":
    case "email": {
      const number = "digits" in field && field.digits ? SEEDED.bank_card.replace(/(.{4})(?=.)/g, "$1 ") : undefined;
      const name = language === "en" ? "Wang Xiuying" : "王秀英";
      await page
        .getByLabel(label)
        .fill(
          number ?? own[field.type] ?? VALUES[field.type] ?? (/address|place/.test(field.id) ? SEEDED.street : name),
        );
      return undefined;
    }
    case "address":
      await page.getByLabel(text("forms:address.place")).selectOption("xinhua-community");
      await page.getByLabel(text("forms:address.line")).fill(SEEDED.street);
      return undefined;
    default:
      return undefined;
  }
}

/** From the form's start page over every step to the page where the answers are checked. */
export async function fillForm(
  page: Page,
  formId: string,
  language: ContentLanguage,
  text: Text,
  own: Own = {},
): Promise<void> {
  const form = readFormFile(formId);
  await page.getByRole("button", { name: text("forms:start.button") }).click();
  const chosen: Record<string, string> = {};
  for (const step of form.steps) {
    if (step.when && !step.when.is.includes(chosen[step.when.field] ?? "")) continue;
    await page.getByRole("heading", { level: 1, name: step.title[language] }).waitFor();
    const next = page.getByRole("button", { name: text("forms:step.continue") });
    const isSimple = (await page.locator("html").getAttribute("data-mode")) === "simple";
    for (const field of step.fields) {
      const value = await fillField(page, field, language, text, own);
      if (value) chosen[field.id] = value;
      // Simplified mode asks one question a page.
      if (isSimple && field !== step.fields.at(-1)) {
        const before = page.url();
        await next.press("Enter");
        await page.waitForURL((url) => url.href !== before);
      }
    }
    await next.press("Enter");
  }
  await page.getByRole("heading", { level: 1, name: text("forms:check.title") }).waitFor();
}

/** The last button of a form, also where the same was asked already. */
export function lastButton(page: Page, text: Text): Locator {
  const send = page.getByRole("button", { name: text("forms:check.send"), exact: true });
  return send.or(page.getByRole("button", { name: text("forms:check.send_anyway"), exact: true }));
}

export const sendForm = (page: Page, text: Text): Promise<void> => lastButton(page, text).click();

/** From the form's start page to its confirmation, as a resident does it. Gives what was shown there. */
export async function applyOnline(
  page: Page,
  formId: string,
  language: ContentLanguage,
  text: Text,
  own: Own = {},
): Promise<{ reference: string; secret: string }> {
  await fillForm(page, formId, language, text, own);
  await page.getByRole("checkbox", { name: text("forms:check.statement_label") }).check();
  await sendForm(page, text);
  await page.getByRole("heading", { level: 1, name: text("forms:sent.title") }).waitFor();
  const shown = await page.getByRole("main").innerText();
  const reference = /OW-\d{4}-[A-Z0-9]{5}-[A-Z0-9]/.exec(shown)?.[0];
  const secret = shown.split(text("forms:sent.secret"))[1]?.trim().split(/\s/)[0];
  if (!reference || !secret) throw new Error(`No reference and code on the page:\n${shown}`);
  return { reference, secret };
}

/** Signs a staff member in through the page. */
export async function signIn(page: Page, account: TestAccount, text: Text): Promise<void> {
  await page.goto("/staff/sign-in");
  await page.getByLabel(text("accounts:sign_in.email")).fill(account.email);
  await page.getByLabel(text("accounts:sign_in.password")).fill(account.password);
  await page.getByRole("button", { name: text("accounts:sign_in.submit") }).click();
  await page.waitForURL(/\/staff$/);
}

/** As far as the password, for whoever has a second factor or needs one. */
export async function typePassword(page: Page, account: TestAccount, text: Text): Promise<void> {
  // Whoever is signed in is not asked again.
  await page.context().clearCookies({ name: /ow_staff$/ });
  await page.goto("/staff/sign-in");
  await page.getByLabel(text("accounts:sign_in.email")).fill(account.email);
  await page.getByLabel(text("accounts:sign_in.password")).fill(account.password);
  await page.getByRole("button", { name: text("accounts:sign_in.submit") }).click();
  await page.waitForURL((url) => url.pathname !== "/staff/sign-in");
}

/** A telephone for somebody who has just signed in; gives its secret and the codes on paper. */
export async function setUpTelephone(
  page: Page,
  account: TestAccount,
  text: Text,
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
  await page.goto("/staff/account");
  // The portal's clock need not be ours.
  const now = (await page.locator("time[datetime]").first().getAttribute("datetime")) ?? "";
  await page.goto("/staff/second-factor");
  const secret = (await page.locator("form .font-mono").innerText()).replaceAll(" ", "");
  await page.getByLabel(text("accounts:code.label"), { exact: true }).fill(await codeOf(secret, new Date(now)));
  await page.getByLabel(text("accounts:own.current"), { exact: true }).fill(account.password);
  await page.getByRole("button", { name: text("accounts:set_up.submit"), exact: true }).click();
  await page.getByRole("list", { name: text("accounts:recovery.list") }).waitFor();
  return { secret, recoveryCodes: await page.locator("ol .font-mono").allInnerTexts() };
}
