import { applyOnline } from "./journeys.ts";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

test("ask → cited answer → form → reference → staff answers → resident rates → closed @no-script @journey", async ({
  page,
  language,
  text,
  anotherBrowser,
  staffPage,
}) => {
  test.setTimeout(180_000);
  const english = language === "en";

  await page.goto("/");
  await page
    .getByLabel(text("catalogue:home.ask_label"))
    .fill(english ? "How much is the old-age allowance?" : "高龄津贴一个月多少钱？");
  await page.getByRole("button", { name: text("catalogue:ask.button"), exact: true }).click();
  await page.waitForURL(/\/assistant\/[0-9a-f-]{36}/);
  const answers = page.getByRole("log");
  await expect(answers).toContainText("100");
  const source = answers.locator('a[href*="#"]:not([data-edit])', { hasText: /./ }).filter({ visible: true }).first();
  const sourceUrl = await source.getAttribute("href");
  expect(sourceUrl).toBeTruthy();

  await page
    .getByRole("link", { name: english ? /Apply online/ : /网上/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/forms\/old-age-allowance/);
  const { reference, secret } = await applyOnline(page, "old-age-allowance", language, text);

  // Anybody else sees nothing of it.
  const stranger = await (await anotherBrowser()).newPage();
  await stranger.goto(`/requests/${reference}`);
  await expect(stranger.getByRole("main")).not.toContainText(english ? "Wang Xiuying" : "王秀英");

  // Staff find it in their desk's queue, take it, and answer.
  const desk = await staffPage("agent", "civil-affairs");
  await desk.goto("/staff/requests?desk=civil-affairs");
  await expect(desk.getByRole("table")).toContainText(/OW-/);
  await desk.getByRole("searchbox").fill(reference.toLowerCase());
  await desk.getByRole("button", { name: text("staff:queue.find_button"), exact: true }).click();
  await expect(desk).toHaveURL(new RegExp(`/staff/requests/${reference}$`));
  await desk.getByRole("button", { name: text("staff:step.take") }).click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.taken"));
  const start = desk.getByRole("button", { name: text("staff:step.in_progress.name"), exact: true });
  if (await start.isVisible()) await start.click();
  await openStep(desk, text("staff:step.answered.name"));
  const answer = english ? "Your allowance starts this month." : "津贴从本月开始发放。";
  const form = desk.locator("form", { has: desk.getByRole("button", { name: text("staff:step.answered.submit") }) });
  await form.getByLabel(text("staff:field.words")).first().fill(answer);
  await form.getByRole("button", { name: text("staff:step.answered.submit") }).click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.answered"));

  // On another device, with reference and code.
  await stranger.goto("/requests");
  await stranger.getByLabel(text("requests:find.reference"), { exact: true }).fill(reference.toLowerCase());
  await stranger.getByLabel(text("requests:find.secret"), { exact: true }).fill(secret);
  await stranger.getByRole("button", { name: text("requests:find.button") }).click();
  await expect(stranger.getByRole("main")).toContainText(answer);
  await stranger
    .getByRole("link", { name: text("requests:task.rate.button") })
    .or(stranger.getByRole("button", { name: text("requests:task.rate.button") }))
    .first()
    .click();
  await stranger.getByRole("radio", { name: text("requests:task.rate.solved_yes") }).check();
  await stranger.getByRole("radio", { name: text("requests:task.rate.level_5"), exact: true }).check();
  await stranger.getByRole("button", { name: text("requests:task.rate.send"), exact: true }).click();
  await expect(stranger.getByRole("main")).toContainText(text("requests:state.closed"));

  // The source of the answer opens at the section it names, and its page ships no script but the helpers of simplified mode.
  await page.goto(sourceUrl ?? "/");
  // Without the words to mark, which follow the anchor.
  const [anchor = ""] = new URL(page.url()).hash.slice(1).split(":~:");
  await expect(page.locator(`[id="${decodeURIComponent(anchor)}"]`)).toBeVisible();
  expect(await page.locator("script[src], script:not([type='application/ld+json'])").count()).toBe(
    await page.locator("html[data-mode=simple]").count(),
  );
});

/** Steps of a request are folded; open one by its name. */
async function openStep(page: Page, name: string): Promise<void> {
  await page.locator("summary", { hasText: name }).first().click();
}
