import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { ScriptedLlm } from "#tests/support/scripted-llm.ts";
import { expect, test } from "./fixtures.ts";

let llm: ScriptedLlm;
let portal: RunningPortal;

/** Says what the first source says and begins another sentence, of which nothing more comes. */
const beginAnswer = (asked: string): string => {
  const source = /source 1: [^\n]*\n(?:- )?([^\n]+)/.exec(asked)?.[1] ?? "";
  return `${source} [1]\n\nAnd `;
};

test.beforeAll(async () => {
  test.setTimeout(180_000);
  llm = await ScriptedLlm.start();
  llm.script = "stalls";
  llm.reply = beginAnswer;
  portal = await startTestPortal({
    // Without sample life, which takes most of a first start.
    env: {
      DEMO: "0",
      DEMO_CLOCK: "",
      SESSION_SECRET: "sixteen-letters!",
      LLM_BASE_URL: llm.baseUrl,
      LLM_MODEL: "slow",
    },
  });
});
test.afterAll(async () => {
  await portal.stop();
  await llm.stop();
});

test("a resident stops a slow model and finds the question once, answered without it", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  const questions =
    language === "en"
      ? ["How much is the old-age allowance?", "Which documents do I need for the old-age card?"]
      : ["高龄津贴每月多少钱", "老年人优待证要带什么材料"];
  const log = page.getByRole("log");
  const stop = page.getByRole("button", { name: text("assistant:stream.stop"), exact: true });
  await page.goto(`${portal.address}/assistant`);
  // Alone on the page first, then within a conversation: there the page is loaded anew instead of sent.
  for (const [before, question] of questions.entries()) {
    await expect(stop).toBeHidden();
    await page
      .getByLabel(text(before === 0 ? "assistant:ask.label" : "assistant:ask.label_more"), { exact: true })
      .fill(question);
    await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();

    await expect(log.getByText(question)).toBeVisible();
    await expect(log.locator("[data-answer-text]")).toContainText(/\S/);
    expect(llm.openRequests).toBe(1);
    await stop.click();

    // The model is let go at once, not when its nine seconds are over.
    await expect.poll(() => llm.openRequests, { timeout: 4_000 }).toBe(0);
    await page.waitForURL(/\/assistant\/[0-9a-f-]{36}/);
    await expect(async () => {
      await page.reload();
      await expect(log.getByText(text("assistant:answer_by"))).toHaveCount(before + 1, { timeout: 1_000 });
    }).toPass();
    await expect(log.getByText(question)).toHaveCount(1);
    const answer = log.getByRole("article").last();
    await expect(answer.getByText(text("assistant:tag.answered"))).toBeVisible();
    await expect(answer.getByRole("heading", { name: text("assistant:sources.title") })).toBeVisible();
  }
});
