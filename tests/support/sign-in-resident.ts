import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { readMailTo } from "./read-mail.ts";

type Texts = (key: string, values?: Record<string, unknown>) => string;

/** As far as the page that asks for the code. */
export async function askForCode(page: Page, text: Texts, email: string, next?: string): Promise<void> {
  await page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  await page.getByLabel(text("account:sign_in.email"), { exact: true }).fill(email);
  await page.getByRole("button", { name: text("account:sign_in.submit"), exact: true }).click();
  await page.waitForURL(/\/sign-in\/code/);
}

export async function enterCode(page: Page, text: Texts, code: string): Promise<void> {
  await page.getByLabel(text("account:code.label"), { exact: true }).fill(code);
  await page.getByRole("button", { name: text("account:code.submit"), exact: true }).click();
}

/** The code in the mail to an address; the portal under test keeps its mails in `E2E_DATA_DIR`. */
export async function codeFor(email: string): Promise<string> {
  const mail = await readMailTo(process.env["E2E_DATA_DIR"] ?? "", email, /\b\d{6}\s*$/m);
  return /\b\d{6}\s*$/m.exec(mail.slice(mail.indexOf("\n\n")))?.[0].trim() ?? "";
}

/** A resident with an account, signed in by mail; gives their address. */
export async function signInResident(
  page: Page,
  text: Texts,
  { email = `${randomUUID()}@example.org`, next }: { readonly email?: string; readonly next?: string } = {},
): Promise<string> {
  await askForCode(page, text, email, next);
  await enterCode(page, text, await codeFor(email));
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return email;
}
