import { gzipSync } from "node:zlib";
import { expect, test } from "./fixtures.ts";

test("search: slips, pinyin and other words find, with what matched marked, and the reader says whether it was found", async ({
  page,
}) => {
  await page.goto("/search?q=drivng+lisence&lang=en");
  await expect(page.locator(".search-result").first()).toContainText("driving licence");
  await expect(page.locator(".search-result mark").first()).toBeVisible();
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  await page.goto("/search?q=hukou+qianyi&lang=zh-CN");
  await expect(page.locator(".search-result").first()).toContainText("户口迁移");
});

test("a search without results leads on: services, the assistant, a person", async ({ page }) => {
  await page.goto("/search?q=qwxzyk&lang=en");
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: "Ask in your own words" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Talk to a person" })).toHaveAttribute("href", "/assistant/person");
  await expect(main.locator("a[href^='/services/']").first()).toBeVisible();
});

test("a page asks whether it helped, and why not, without a script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en", ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/guides/old-age-allowance-rules");
  await page.getByRole("button", { name: "No", exact: true }).click();
  await page.getByLabel("It is hard to understand").check();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("main")).toContainText("It helps us to make this better");
  await expect(page.getByRole("button", { name: "Send" })).toHaveCount(0);
  await context.close();
});

test("the search box suggests while typing, in at most 4 kB, and the keyboard reaches the suggestions", async ({
  page,
}) => {
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" && response.url().includes("suggest"))
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto("/search?lang=en");
  await page.waitForLoadState("networkidle");
  const box = page.getByRole("searchbox");
  await box.pressSequentially("libr");
  const link = page.locator("[data-suggestions] a").first();
  await expect(link).toHaveText("Library card");
  await box.press("ArrowDown");
  await expect(link).toBeFocused();
  await link.press("Escape");
  await expect(link).toBeHidden();
  await expect(box).toBeFocused();
  const sizes = await Promise.all(scripts);
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.max(...sizes)).toBeLessThan(4_096);
});
