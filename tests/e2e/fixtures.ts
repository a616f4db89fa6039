import { type BrowserContext, type Page, test as base } from "@playwright/test";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { toContentLanguage, type ContentLanguage } from "#app/i18n/languages.ts";
import { findKinds } from "#tests/support/leak-scan.ts";
import type { TestAccount } from "#tests/support/portal.ts";
import { signIn } from "./journeys.ts";
import { useKeyboardOnly } from "./keyboard.ts";

/** How the person of a project uses the portal. */
export type Conditions = {
  /** No mouse, no touch. */
  readonly keyboardOnly: boolean;
  /** The residents' version they chose some time ago. */
  readonly mode: "full" | "simple" | undefined;
  /** By the portal that asks models instead of the one without. */
  readonly hasModels: boolean;
  /** The test itself opens addresses with somebody's numbers in them. */
  readonly opensTellingAddresses: boolean;
};

type Fixtures = {
  /** The language of the project's browser. */
  readonly language: ContentLanguage;
  /** The portal's own texts in that language: `page.getByRole("button", { name: text("requests:lookup.find") })`. */
  readonly text: (key: string, values?: Record<string, unknown>) => string;
  /** The sample account that has a role, at one desk if one is named. */
  readonly account: (role: string, deskId?: string) => TestAccount;
  /** A second browser with nothing in common with the first: staff beside a resident. */
  readonly anotherBrowser: () => Promise<BrowserContext>;
  /** A page of a browser of its own in which the sample account with a role, at one desk if one is named, is signed in. */
  readonly staffPage: (role: string, deskId?: string) => Promise<Page>;
  /** The conditions of the project, before anything else. */
  readonly underConditions: void;
  /** Every page of every test: none may break the Content-Security-Policy, throw in a script or ask for an address that tells what was typed. */
  readonly watchPages: void;
};

export const test = base.extend<Fixtures & Conditions>({
  keyboardOnly: [false, { option: true }],
  mode: [undefined, { option: true }],
  hasModels: [false, { option: true }],
  opensTellingAddresses: [false, { option: true }],
  baseURL: async ({ baseURL, hasModels }, use) =>
    use(hasModels ? `http://127.0.0.1:${process.env["E2E_MODELS_PORT"]}` : baseURL),
  underConditions: [
    async ({ keyboardOnly, mode, page, baseURL }, use) => {
      if (mode) await page.context().addCookies([{ name: "ow_mode", value: mode, url: baseURL ?? "" }]);
      if (keyboardOnly) useKeyboardOnly(page);
      await use();
    },
    { auto: true },
  ],
  language: async ({ locale }, use) => use(toContentLanguage(locale) ?? "en"),
  text: async ({ language }, use) => use((key, values) => getTranslator(language)(key, values ?? {}) as string),
  account: async ({ hasModels }, use) =>
    use((role, deskId) => {
      const accounts = JSON.parse(
        process.env[hasModels ? "E2E_MODELS_ACCOUNTS" : "E2E_ACCOUNTS"] ?? "[]",
      ) as TestAccount[];
      const found = accounts.find(
        (account) => account.roles.includes(role) && (!deskId || account.deskIds.includes(deskId)),
      );
      if (!found) throw new Error(`no sample account has the role ${role}${deskId ? ` at ${deskId}` : ""}`);
      return found;
    }),
  anotherBrowser: async (
    { browser, baseURL, locale, javaScriptEnabled, extraHTTPHeaders, timezoneId, contextOptions, viewport },
    use,
  ) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport: viewport ?? null,
        baseURL: baseURL ?? "",
        locale: locale ?? "en",
        javaScriptEnabled: javaScriptEnabled ?? true,
        extraHTTPHeaders: extraHTTPHeaders ?? {},
        timezoneId: timezoneId ?? "UTC",
      });
      contexts.push(context);
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  staffPage: async ({ anotherBrowser, account, text }, use) =>
    use(async (role, deskId) => {
      const page = await (await anotherBrowser()).newPage();
      await signIn(page, account(role, deskId), text);
      return page;
    }),
  watchPages: [
    async ({ context, opensTellingAddresses }, use) => {
      const faults: string[] = [];
      context.on("request", (request) => {
        const kinds = opensTellingAddresses ? [] : findKinds(request.url());
        if (kinds.length > 0) faults.push(`${request.method()} with ${kinds.join(", ")} in the address`);
      });
      context.on("weberror", (error) => faults.push(String(error.error())));
      context.on("console", (message) => {
        if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
      });
      await use();
      if (faults.length > 0) throw new Error(`A page broke its own rules:\n${faults.join("\n")}`);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
