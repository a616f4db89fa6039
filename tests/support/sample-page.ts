import type { Page } from "@playwright/test";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { TestAccount } from "./portal.ts";

/** A browser at the door of the portal, in one language, with nothing done yet. */
export type Visit = {
  readonly page: Page;
  readonly language: ContentLanguage;
  /** The portal's own texts in that language. */
  readonly text: (key: string, values?: Record<string, unknown>) => string;
  readonly account: (role: string, deskId?: string) => TestAccount;
};

/** A page in one state, for every check and every picture that goes over all pages. */
export type SamplePage = {
  readonly name: string;
  /** Folders of `app/routes` it shows; a test fails when a route is shown by none. */
  readonly routes: readonly string[];
  readonly hasScript?: boolean;
  readonly status?: number;
  /** Which sample account sees it; everybody when absent. */
  readonly role?: string;
  open(visit: Visit): Promise<unknown>;
};

export const at =
  (path: string): SamplePage["open"] =>
  ({ page }) =>
    page.goto(path);

/** The other looks of a page that took many steps: where its reader already is, it is loaded again. */
export const stay =
  (address: RegExp, open: SamplePage["open"]): SamplePage["open"] =>
  (visit) =>
    address.test(visit.page.url()) ? visit.page.reload() : open(visit);

export async function followFirst(visit: Visit, path: string, link: RegExp): Promise<void> {
  await visit.page.goto(path);
  const links = visit.page.locator("main a[href]");
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  const found = hrefs.find((href) => link.test(href));
  if (!found) throw new Error(`${path} has no link like ${link}`);
  await visit.page.goto(found);
}
