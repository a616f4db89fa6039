import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { newsPathIn, readTextAbout } from "#tests/support/read-text.ts";
import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

async function expectAccessible(page: Page): Promise<void> {
  // The rules are scripts of the page.
  if (test.info().project.use.javaScriptEnabled === false) return;
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

test("a resident turns text messages on → is told of a step → the link in the message ends them, in a browser that knows nothing @no-script @journey", async ({
  page,
  language,
  text,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  await page.goto("/forms/something-else");
  const { reference } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}`);
  const start = page.getByRole("button", { name: text("requests:ways.sms.start"), exact: true });
  await start.click();
  await expect(page.getByRole("main")).toContainText(text("requests:page.done.way-started"));
  await expect(start).toHaveCount(0);
  await expect(page.getByRole("button", { name: text("requests:ways.sms.end"), exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/requests/${reference}/withdraw`);
  await page.getByRole("radio").first().check();
  await page.getByRole("main").getByRole("button").last().click();
  await page.waitForURL(/\?done=withdraw/);
  const message = await readTextAbout(process.env["E2E_DATA_DIR"] ?? "", reference);
  expect(message).toContain(text("requests:state.withdrawn"));

  const other = await (await anotherBrowser()).newPage();
  await other.goto(newsPathIn(message));
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(text("requests:news.title", { reference }));
  await expectAccessible(other);
  await other.getByRole("button", { name: text("requests:ways.sms.end"), exact: true }).click();
  await expect(other.getByRole("main")).toContainText(text("requests:news.ended"));
  await other.getByRole("link", { name: text("requests:news.open"), exact: true }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(text("requests:find.locked_title"));
});
