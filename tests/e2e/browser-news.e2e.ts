import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { stubPush } from "#tests/support/stub-push.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

test.use({ serviceWorkers: "allow" });

async function expectAccessible(page: Page): Promise<void> {
  // The rules are scripts of the page.
  if (test.info().project.use.javaScriptEnabled === false) return;
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** What would have been pushed about a request. */
function pushesAbout(reference: string): string[] {
  const folder = join(process.env["E2E_DATA_DIR"] ?? "", "push");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
  return files.map((name) => readFileSync(join(folder, name), "utf8")).filter((text) => text.includes(reference));
}

const withdraw = async (page: Page, reference: string): Promise<void> => {
  await page.goto(`/requests/${reference}/withdraw`);
  await page.getByRole("radio").first().check();
  await page.getByRole("main").getByRole("button").last().click();
  await page.waitForURL(/\?done=withdraw/);
};

test("without scripts the request offers no notice in the browser, and the page says what it needs @no-script", async ({
  page,
  language,
  text,
  javaScriptEnabled,
}) => {
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}`);
  const link = page.getByRole("link", { name: text("requests:browser.link"), exact: true });
  await (javaScriptEnabled ? expect(link).toBeVisible() : expect(link).toBeHidden());
  await page.goto(`/requests/${reference}/browser`);
  const hint = page.getByText(text("requests:browser.hint.no_script"), { exact: true });
  await (javaScriptEnabled ? expect(hint).toBeHidden() : expect(hint).toBeVisible());
  const start = page.getByRole("button", { name: text("requests:browser.start"), exact: true });
  if (!javaScriptEnabled) await expect(start).toBeHidden();
  await expectAccessible(page);
});

test("a resident lets this browser tell them → a step is pushed → one press ends it @journey", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  await stubPush(page);
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}`);
  await page.getByRole("link", { name: text("requests:browser.link"), exact: true }).click();
  await expect(page.getByText(text("requests:browser.hint.ready"), { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: text("requests:browser.start"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("requests:page.done.way-started"));
  await expect(page.getByRole("main")).toContainText(text("requests:browser.count", { count: 1 }));
  await expectAccessible(page);

  await page.goto(`/requests/${reference}/browser`);
  await expect(page.getByText(text("requests:browser.hint.on"), { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: text("requests:browser.end"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("requests:page.done.way-ended"));

  await page.goto(`/requests/${reference}/browser`);
  await page.getByRole("button", { name: text("requests:browser.start"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("requests:page.done.way-started"));
  await withdraw(page, reference);
  await expect.poll(() => pushesAbout(reference).length, { timeout: 20_000 }).toBe(1);
  const [head = "", body = ""] = pushesAbout(reference)[0]?.split("\n\n") ?? [];
  expect(head).toMatch(/^To: updates\.push\.services\.mozilla\.com\nTopic: [0-9a-f]{32}$/);
  expect(JSON.parse(body)).toMatchObject({
    body: text("requests:push.text", { reference }),
    path: `/requests/${reference}`,
    language,
  });
});

test("who says no is told where to change it, and nothing is sent", async ({ page, language, text }) => {
  await stubPush(page, { answer: "denied" });
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}/browser`);
  await page.getByRole("button", { name: text("requests:browser.start"), exact: true }).click();
  await expect(page.getByText(text("requests:browser.hint.denied"), { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: text("requests:browser.start"), exact: true })).toBeHidden();
  await expectAccessible(page);
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("button", { name: text("requests:browser.end_all"), exact: true })).toHaveCount(0);
});

test("an address that is no push service is refused in words, and nothing begins", async ({ page, language, text }) => {
  const { json } = await stubPush(page);
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}/browser`);
  await page.locator("form[data-start]").evaluate(
    (form, subscription) => {
      const field = (form as HTMLFormElement).elements.namedItem("subscription");
      if (field instanceof HTMLInputElement) field.value = subscription;
      (form as HTMLFormElement).submit();
    },
    json.replace("updates.push.services.mozilla.com", "push.example"),
  );
  await expect(page.getByRole("main")).toContainText(text("requests:browser.refused.no_push_service"));
  await expectAccessible(page);
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("button", { name: text("requests:browser.end_all"), exact: true })).toHaveCount(0);
});

test("the service worker shows what is pushed, and nothing that is not of a request", async ({
  page,
  context,
  text,
}) => {
  const starting = context.waitForEvent("serviceworker");
  await page.goto("/");
  const worker = await starting;
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  // A browser without a screen shows no notification; what it is asked to show is written down instead.
  await worker.evaluate(() => {
    const shown: object[] = [];
    const scope = globalThis as unknown as { shown: object[]; registration: ServiceWorkerRegistration };
    scope.shown = shown;
    scope.registration.showNotification = async (title, options) => void shown.push({ title, ...options });
  });
  const push = (news: object) =>
    worker.evaluate((data) => {
      const { PushEvent } = globalThis as unknown as { PushEvent: new (type: string, init: object) => Event };
      globalThis.dispatchEvent(new PushEvent("push", { data }));
    }, JSON.stringify(news));
  const news = {
    title: text("common:home"),
    body: text("requests:push.text", { reference: "OW-2611-7KX4M-D" }),
    path: "/requests/OW-2611-7KX4M-D",
    language: "ar",
    direction: "rtl",
  };
  await push({ ...news, path: "https://else.example/" });
  await push(news);
  const { title, body, path: tag } = news;
  const shown = await worker.evaluate(() => (globalThis as unknown as { shown: object[] }).shown);
  expect(shown).toMatchObject([{ title, body, lang: "ar", dir: "rtl", tag, data: { path: tag } }]);
});
