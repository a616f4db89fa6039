import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

test("two answer one request at once → the later reads both texts, nothing of theirs is lost, and the resident has one answer @no-script @journey", async ({
  page,
  language,
  text,
  staffPage,
}) => {
  test.setTimeout(180_000);
  await page.goto("/forms/old-age-allowance");
  const { reference } = await applyOnline(page, "old-age-allowance", language, text);

  const open = async (role: "agent" | "supervisor") => {
    const desk = await staffPage(role, "civil-affairs");
    await desk.goto(`/staff/requests/${reference}`);
    return desk;
  };
  const first = await open("agent");
  await first.getByRole("button", { name: text("staff:step.take") }).click();
  await expect(first.getByRole("main")).toContainText(text("staff:done.taken"));
  const start = first.getByRole("button", { name: text("staff:step.in_progress.name"), exact: true });
  if (await start.isVisible()) await start.click();

  // Both have the page open, and both write.
  const second = await open("supervisor");
  const write = async (desk: typeof first, words: string) => {
    await desk
      .locator("summary", { hasText: text("staff:step.answered.name") })
      .first()
      .click();
    const button = desk.getByRole("button", { name: text("staff:step.answered.submit") });
    const form = desk.locator("form", { has: button });
    await form.getByLabel(text("staff:field.words")).first().fill(words);
    return button;
  };
  const sendSecond = await write(second, "Come to counter 3 on Tuesday.");
  await (await write(first, "Your allowance starts this month.")).click();
  await expect(first.getByRole("main")).toContainText(text("staff:done.answered"));

  await sendSecond.click();
  const notice = second.getByRole("main");
  await expect(notice).toContainText(text("staff:conflict.title"));
  await expect(notice).toContainText(text("staff:conflict.not_possible"));
  const sides = second.locator(".compare section");
  await expect(sides.nth(0)).toContainText("Your allowance starts this month.");
  await expect(sides.nth(1)).toContainText("Come to counter 3 on Tuesday.");

  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("main")).toContainText("Your allowance starts this month.");
  await expect(page.getByRole("main")).not.toContainText("Come to counter 3");
});
