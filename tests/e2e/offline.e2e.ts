import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { applyOnline, signIn } from "./journeys.ts";

test.use({ serviceWorkers: "allow" });

/** From the home page on the worker stands between the pages and the network. */
async function waitForWorker(page: Page): Promise<void> {
  await page.goto("/");
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** What is kept is kept behind the page. */
const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
    return paths;
  });

const ownReferences = (page: Page): Promise<string> =>
  page.evaluate(async () => (await (await caches.match("/own-references"))?.text()) ?? "");

const styleOf = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).fontFamily);

test("without a network: guides and centres that were opened, phone numbers and own references; no form", async ({
  page,
  context,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  await waitForWorker(page);
  const font = await styleOf(page);
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}`);
  await page.goto("/services/old-age-card");
  for (const path of ["/guides/old-age-allowance-rules", "/centres/linjiang-hall"]) {
    await page.goto(path);
    await expect(page.getByText(text("common:offline.copy", { number: "12345" }))).toBeHidden();
    await expect.poll(() => keptPaths(page)).toContain(path);
  }
  await expect.poll(() => ownReferences(page)).toContain(reference);
  const paths = await keptPaths(page);
  expect(paths.filter((path) => /^\/(?:$|requests|forms|services|assistant|staff)/.test(path))).toEqual([]);
  expect(await ownReferences(page)).toMatch(/^\[\{"reference":"OW-[\w-]+","seenAt":\d+\}\]$/);

  await context.setOffline(true);
  const guide = await page.goto("/guides/old-age-allowance-rules");
  expect(guide?.status()).toBe(200);
  await expect(page.getByText(text("common:offline.copy", { number: "12345" }))).toBeVisible();
  expect(await styleOf(page)).toBe(font);
  await page.goto("/centres");
  await expect(page.getByRole("main").locator('a[href="tel:0999-6880001"]')).toBeVisible();
  await expect(page.locator(".opening").first()).toBeHidden();

  for (const path of ["/no-such-page", "/forms/something-else", `/requests/${reference}`, "/services/old-age-card"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(503);
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(text("common:offline.title"));
    await expect(main.getByRole("link", { name: "12345", exact: true })).toHaveAttribute("href", "tel:12345");
    await expect(main.getByRole("listitem").filter({ hasText: reference })).toBeVisible();
    await expect(main.locator("form")).toHaveCount(0);
  }
  await page.locator('main a[href="/guides/old-age-allowance-rules"]').click();
  await expect(page).toHaveURL(/\/guides\/old-age-allowance-rules$/);

  await page.goto("/services/old-age-card");
  await context.setOffline(false);
  await page.getByRole("link", { name: text("common:offline.again") }).click();
  await expect(page.locator("main.main-page")).not.toContainText(text("common:offline.title"));
  await expect(page).toHaveURL(/\/services\/old-age-card$/);
});

test("the offline page follows the visitor's language and version", async ({ page, context, language }) => {
  const other = language === "en" ? "zh-CN" : "en";
  await waitForWorker(page);
  await page.goto(`/services?lang=${other}&mode=simple`);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.match("/offline", { ignoreVary: true }))?.text()) ?? ""))
    .toMatch(new RegExp(`<html lang="${other}" dir="ltr" data-mode="simple"`));
  await context.setOffline(true);
  await page.goto("/search?q=card");
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
});

test("nothing is kept for staff", async ({ page, account, text }) => {
  await signIn(page, account("agent"), text);
  await page.goto("/staff/handoffs");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await waitForWorker(page);
  await page.goto("/staff/requests");
  await page.goto((await page.locator('main a[href^="/staff/requests/OW-"]').first().getAttribute("href")) ?? "");
  await page.goto("/centres/dongmen-centre");
  await expect.poll(() => keptPaths(page)).toContain("/centres/dongmen-centre");
  expect(await ownReferences(page)).not.toContain("OW-");
  expect((await keptPaths(page)).filter((path) => path.startsWith("/staff"))).toEqual([]);
});
