import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { askQuestion, type AskQuestionInput } from "./ask-question.server.ts";
import { readConversation } from "./find-conversation.server.ts";

const VISITOR = "visitor-a";
let portal: AskablePortal;
beforeAll(async () => {
  portal = await openAskablePortal();
});
afterAll(() => portal.db.close());

const post = (question: string, more: Partial<AskQuestionInput> = {}) =>
  askQuestion(portal, { question, language: "en", mode: "full", channel: "web", visitorId: VISITOR, ...more });

async function ask(question: string, more: Partial<AskQuestionInput> = {}) {
  const outcome = await post(question, more);
  if (outcome.status !== "answered") throw new Error(`not answered: ${outcome.status}`);
  return outcome;
}

const turnsOf = async (conversationId: string) =>
  (await readConversation(portal, conversationId, { visitorId: VISITOR, isProgram: false })).turns;

describe("a question cannot be written anew", () => {
  it("once another has been asked, and nothing is stored", async () => {
    const first = await ask("How much is the old-age allowance?");
    const { conversationId } = first;
    await ask("When is it paid?", { conversationId });
    const outcome = await post("How much at 95?", { conversationId, replaces: first.questionId });
    expect(outcome).toEqual({ status: "refused", reason: "not_last" });
    expect(await turnsOf(conversationId)).toHaveLength(2);
  });

  it("while a person has the conversation", async () => {
    const { conversationId, questionId } = await ask("How much is the old-age allowance?");
    await portal.db.query("update conversations set handed_off_at = now() where id = $1", [conversationId]);
    const outcome = await post("How much at 95?", { conversationId, replaces: questionId });
    expect(outcome).toEqual({ status: "refused", reason: "with_person" });
  });

  it("in a conversation of its own, or of another's", async () => {
    const { conversationId } = await ask("How much is the old-age allowance?");
    const other = await ask("When is the old-age allowance paid?");
    for (const replaces of [other.questionId, randomUUID()])
      expect(await post("How much at 95?", { conversationId, replaces })).toMatchObject({ reason: "not_last" });
  });

  it("by nothing or too much, which is said as for any question", async () => {
    const { conversationId, questionId: replaces } = await ask("How much is the old-age allowance?");
    expect(await post(" ", { conversationId, replaces })).toMatchObject({ reason: "empty" });
    expect(await post("a".repeat(1_001), { conversationId, replaces })).toMatchObject({ reason: "too_long" });
  });
});

it("somebody in danger is answered, whatever may be replaced", async () => {
  const first = await ask("How much is the old-age allowance?");
  const { conversationId } = first;
  await ask("When is it paid?", { conversationId });
  const { answer } = await ask("I want to kill myself", { conversationId, replaces: first.questionId });
  expect(answer.status).toBe("signpost_crisis");
  expect((await turnsOf(conversationId)).map((turn) => turn.isReplaced)).toEqual([false, false, false]);
});

it("the earlier question and its answer stay in the record, marked", async () => {
  const { conversationId, questionId } = await ask("How much is the old-age allowance?");
  const again = await ask("When is the old-age allowance paid?", { conversationId, replaces: questionId });
  expect(again.answer.text).toContain("15th");
  expect(await turnsOf(conversationId)).toMatchObject([
    { questionId, isReplaced: true, answer: { status: "answered" } },
    { questionId: again.questionId, isReplaced: false },
  ]);
  const third = await ask("How much at 95?", { conversationId, replaces: again.questionId });
  expect((await turnsOf(conversationId)).map((turn) => turn.isReplaced)).toEqual([true, true, false]);
  expect(third.answer.text).toContain("200 yuan");
});

it("nothing goes on with a question that was replaced", async () => {
  const { conversationId, questionId } = await ask("How much is the old-age allowance?");
  // Alone it says nothing of a matter: without what it replaces there is nothing to go on with.
  const papers = "and what papers do I need for it?";
  const { answer } = await ask(papers, { conversationId, replaces: questionId });
  expect(answer.sources).toEqual([]);
  const other = await ask("How much is the old-age allowance?");
  const goesOn = await ask(papers, { conversationId: other.conversationId });
  expect(goesOn.answer.sources[0]?.url).toBe("/services/old-age-allowance#evidence");
});

it("the same form sent twice at once replaces once", async () => {
  const { conversationId, questionId: replaces } = await ask("How much is the old-age allowance?");
  const submissionKey = randomUUID();
  const send = () => post("When is the old-age allowance paid?", { conversationId, replaces, submissionKey });
  const outcomes = await Promise.all([send(), send()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["answered", "asked_before"]);
  expect(await turnsOf(conversationId)).toHaveLength(2);
});

it("of two tabs that replace the same question, the second is told", async () => {
  const { conversationId, questionId: replaces } = await ask("How much is the old-age allowance?");
  const outcomes = await Promise.all(
    ["When is it paid?", "How do I apply?"].map((question) =>
      post(question, { conversationId, replaces, submissionKey: randomUUID() }),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["answered", "refused"]);
});
