import { expect, test } from "./fixtures.ts";

test("ask → person → staff replies → becomes a request → solved @no-script @journey", async ({
  page,
  language,
  text,
  javaScriptEnabled,
  staffPage,
}) => {
  test.setTimeout(180_000);
  const english = language === "en";
  const hasScripts = javaScriptEnabled !== false;

  // A person is offered while somebody is online: sample staff are so once they open the list.
  const desk = await staffPage("agent", "service-hall");
  await desk.goto("/staff/handoffs");

  await page.goto("/assistant");
  await page
    .getByLabel(text("assistant:ask.label"))
    .fill(english ? "What papers do I need for the old-age card?" : "办老年卡要带什么材料？");
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  await page.waitForURL(/\/assistant\/[0-9a-f-]{36}/);
  await expect(page.getByRole("log")).toContainText(text("assistant:answer_by"));

  // The resident sees, and may change, what the person will read first.
  await page.getByRole("button", { name: text("assistant:person.submit") }).click();
  const summary = page.getByLabel(text("handoff:offer.summary_label"));
  await expect(summary).toHaveValue(english ? /old-age card/ : /老年卡/);
  const story = `${english ? "My mother cannot walk" : "我妈走不动"} ${Math.random().toString(36).slice(2, 8)}`;
  await summary.fill(story);
  await page.getByRole("button", { name: text("handoff:offer.accept") }).click();
  const panel = page.getByRole("region", { name: text("handoff:panel.title") });
  await expect(panel).toContainText(english ? /first in line|before you/ : /第一位|前面/);
  const conversation = page.url();

  await desk.goto("/staff/handoffs");
  await desk
    .getByRole("row", { name: new RegExp(story) })
    .getByRole("button")
    .click();
  await expect(desk.getByRole("complementary", { name: text("handoff:staff.told_before") })).toContainText(story);
  const greeting = english ? "Good morning, how can I help?" : "您好，需要什么帮助？";
  await desk.getByLabel(text("handoff:staff.reply_label")).fill(greeting);
  await desk.getByRole("button", { name: text("handoff:staff.reply"), exact: true }).click();
  await expect(desk.getByRole("log")).toContainText(greeting);

  // Live with scripts; on reload without.
  if (!hasScripts) await page.getByRole("link", { name: text("handoff:panel.reload") }).click();
  await expect(panel).toContainText(greeting);
  const reply = english ? "Can you come to our home?" : "能上门办吗？";
  await panel.getByLabel(text("handoff:panel.message_label")).fill(reply);
  await panel.getByRole("button", { name: text("handoff:panel.send"), exact: true }).click();
  await expect(panel.getByRole("log")).toContainText(reply);
  if (!hasScripts) await desk.reload();
  await expect(desk.getByRole("log")).toContainText(reply);
  await expect(desk.getByRole("log").getByText(reply)).toHaveCount(1);

  // The assistant stays silent: there is no box to ask it in.
  await expect(page.getByRole("button", { name: text("assistant:ask.submit"), exact: true })).toHaveCount(0);

  // It becomes a request that carries everything along.
  await desk.locator("summary", { hasText: text("handoff:staff.request_title") }).click();
  await desk.getByRole("button", { name: text("handoff:staff.request_open") }).click();
  const opened = desk.getByRole("link", { name: /OW-\d{4}-/ });
  await expect(opened).toBeVisible();
  await opened.click();
  await expect(desk.getByRole("main")).toContainText(story);
  await expect(desk.getByRole("main")).toContainText(reply);

  // The resident follows it from the same browser without typing anything.
  // By way of another page: the same address with a fragment would not be loaded anew.
  await page.goto("/requests");
  await page.goto(conversation);
  await page
    .getByRole("link", { name: /OW-\d{4}-/ })
    .first()
    .click();
  await expect(page.getByRole("main")).toContainText(story);

  const take = desk.getByRole("button", { name: text("staff:step.take") });
  if (await take.isVisible()) await take.click();
  for (const step of ["accepted", "in_progress"]) {
    const button = desk.getByRole("button", { name: text(`staff:step.${step}.name`), exact: true });
    if (await button.isVisible()) await button.click();
  }
  await desk
    .locator("summary", { hasText: text("staff:step.answered.name") })
    .first()
    .click();
  const form = desk.locator("form", { has: desk.getByRole("button", { name: text("staff:step.answered.submit") }) });
  await form
    .getByLabel(text("staff:field.words"))
    .first()
    .fill(english ? "We come on Friday." : "我们周五上门。");
  await form.getByRole("button", { name: text("staff:step.answered.submit") }).click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.answered"));

  await page.reload();
  await page
    .getByRole("link", { name: text("requests:task.rate.button") })
    .or(page.getByRole("button", { name: text("requests:task.rate.button") }))
    .first()
    .click();
  await page.getByRole("radio", { name: text("requests:task.rate.solved_yes") }).check();
  await page.getByRole("radio", { name: text("requests:task.rate.level_4"), exact: true }).check();
  await page.getByRole("button", { name: text("requests:task.rate.send"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("requests:state.closed"));
});
