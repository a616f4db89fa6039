import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures.ts";

/** The board is filled once a minute. */
const COLLECTED_WITHIN_MS = 90_000;

test("no source → leave an address → an editor answers → everybody and the asker see it @no-script", async ({
  page,
  language,
  text,
  anotherBrowser,
  staffPage,
}) => {
  test.setTimeout(240_000);
  const english = language === "en";
  // Words of its own, more than it shares with this question of another run, so that it joins no group.
  const [word = "", ...others] = randomUUID()
    .split("-")
    .map((part) => `x${part.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`);
  const own = [word, ...others.slice(0, 3)].join(" ");
  const question = english ? `Can my zeppelin ${own} land on the moon?` : `${own} 飞艇能停在月球上吗？`;
  const wording = english ? `Parking airships ${word}` : `停放飞艇 ${word}`;

  await page.goto("/assistant");
  await page.getByLabel(text("assistant:ask.label")).fill(question);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  await page.waitForURL(/\/assistant\/[0-9a-f-]{36}/);
  await page.getByRole("link", { name: text("watches:link.answer") }).click();

  await page.getByLabel(text("watches:ask.email")).fill("nobody");
  await page.getByRole("button", { name: text("watches:ask.submit") }).click();
  await expect(page.getByRole("alert")).toContainText(text("watches:error.email"));
  await expect(page.getByLabel(text("watches:ask.email"))).toHaveValue("nobody");
  await page.getByLabel(text("watches:ask.email")).fill(`${randomUUID()}@example.org`);
  await page.getByRole("button", { name: text("watches:ask.submit") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("watches:page.title.wait"));
  const watch = page.url();

  const stranger = await (await anotherBrowser()).newPage();
  expect((await stranger.goto(watch))?.status()).toBe(404);

  const staff = await staffPage("editor");
  const topic = staff.getByRole("link", { name: new RegExp(word) });
  await expect(async () => {
    await staff.goto("/staff/gaps");
    await expect(topic).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: COLLECTED_WITHIN_MS });
  await topic.click();
  await staff.getByRole("button", { name: text("staff:gaps.take") }).click();
  await expect(staff.getByRole("main")).toContainText(text("staff:gaps.status.in_work"));
  await staff.getByLabel(text("staff:gaps.status.answered"), { exact: true }).check();
  await staff.getByLabel(text("staff:gaps.page"), { exact: true }).fill("/services/no-such-service");
  await staff.getByLabel(text("staff:gaps.wording"), { exact: true }).fill(wording);
  await staff.getByRole("button", { name: text("staff:gaps.save"), exact: true }).click();
  await expect(staff.getByRole("alert")).toContainText(text("staff:gaps.error.unknown_page"));
  await expect(staff.getByLabel(text("staff:gaps.wording"), { exact: true })).toHaveValue(wording);
  await staff.getByLabel(text("staff:gaps.page"), { exact: true }).fill("/services/old-age-allowance");
  await staff.getByRole("button", { name: text("staff:gaps.save"), exact: true }).click();
  await expect(staff.getByRole("main")).toContainText(text("staff:gaps.done"));

  await stranger.goto("/gaps");
  const shown = stranger.getByRole("listitem").filter({ hasText: wording });
  await expect(shown).toContainText(text("gaps:status.answered"));
  await expect(stranger.getByRole("main")).not.toContainText(question);

  await page.goto(watch);
  await expect(page.getByRole("main")).toContainText(text("watches:notice.gap_answered"));
  await page.getByRole("button", { name: text("watches:page.stop"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("watches:stopped.title"));
  expect((await page.goto(watch))?.status()).toBe(404);
});
