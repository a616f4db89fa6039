import { afterAll, beforeAll, expect, it } from "vitest";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { askQuestion, type AskQuestionInput } from "./ask-question.server.ts";

let portal: AskablePortal;
beforeAll(async () => {
  portal = await openAskablePortal();
});
afterAll(() => portal.db.close());

async function ask(question: string, input: Omit<AskQuestionInput, "question" | "mode">) {
  const outcome = await askQuestion(portal, { question, mode: "full", ...input });
  if (outcome.status !== "answered") throw new Error(`not answered: ${outcome.status}`);
  return outcome;
}

/** A question and what is said after its answer, in one conversation. */
async function correct(first: string, correction: string, language: "en" | "zh-CN") {
  const input = { language, visitorId: "visitor-a", channel: "web" } as const;
  const { conversationId } = await ask(first, input);
  return (await ask(correction, { ...input, conversationId })).answer;
}

it("a corrected age keeps the matter", async () => {
  const answer = await correct("85岁高龄津贴多少钱？", "不是，我是说95岁", "zh-CN");
  expect(answer.text).toContain("200元");
  expect(answer.sources[0]?.url).toContain("/services/old-age-allowance");
});

it.each([
  ["en", "How much is the old-age allowance at 85?", "no, I meant at 95"],
  ["en", "How much is the old-age allowance?", "no, I meant my father"],
  ["zh-CN", "高龄津贴多少钱？", "不是，我是说我父亲"],
] as const)("a correction never leads to another matter, and there is always a way on (%s: %s %s)", async (...said) => {
  const [language, first, correction] = said;
  const answer = await correct(first, correction, language);
  for (const { url } of answer.sources) expect(url).toContain("/services/old-age-allowance");
  expect(answer.nextSteps.length).toBeGreaterThan(0);
});
