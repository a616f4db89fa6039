import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { ANSWER_REASONS, answerFeedbackSchema } from "./answer-feedback.ts";
import { selectAnswerFeedback } from "./answer-feedback.queries.server.ts";
import { giveAnswerFeedback } from "./give-answer-feedback.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");

type Fields = Readonly<Record<string, string>>;
type Case = {
  readonly deps: RequestDeps;
  readonly conversationId: string;
  readonly question: string;
  readonly say: (fields: Fields, visitor?: string) => Promise<void>;
};

const withAnswer = (work: (one: Case) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const conversationId = await aConversation(deps, visitorId);
    const question = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    const say = (fields: Fields, visitor = visitorId) =>
      giveAnswerFeedback(deps, {
        ...answerFeedbackSchema.parse({ question, ...fields }),
        conversationId,
        caller: { visitorId: visitor, isProgram: false },
        language: "en",
      });
    await work({ deps, conversationId, question, say });
  });

test("what no button sends is refused", () => {
  const question = randomUUID();
  for (const fields of [
    {},
    { question },
    { question, helped: "maybe" },
    { question: "x", helped: "yes" },
    { question, helped: "no", reason: "ugly" },
    { question, helped: "no", words: "x".repeat(501) },
  ])
    expect(answerFeedbackSchema.safeParse(fields).success, JSON.stringify(fields)).toBe(false);
});

test("a line's end counts as the one character that the browser counted", () => {
  const typed = `${"x\r\n".repeat(249)}xx`;
  const { words } = answerFeedbackSchema.parse({ question: randomUUID(), helped: "no", words: typed });
  expect(words).toBe(typed.replaceAll("\r\n", "\n"));
});

describe("feedback on an answer", () => {
  test("is taken from the holder of the conversation, about its own answers", () =>
    withAnswer(async ({ deps, conversationId, say }) => {
      await expect(say({ helped: "yes" }, aVisitor("somebody"))).rejects.toThrow("not_found");
      await expect(say({ helped: "yes", question: randomUUID() })).rejects.toThrow("not_found");
      const other = await anAnsweredQuestion(deps, await aConversation(deps, visitorId), "old-age-card");
      await expect(say({ helped: "yes", question: other })).rejects.toThrow("not_found");
      expect((await selectAnswerFeedback(deps.db, conversationId)).size).toBe(0);
    }));

  test("is not taken where nothing was answered", () =>
    withAnswer(async ({ deps, question, say }) => {
      await deps.db.query("update answers set status = 'unanswerable_no_source' where question_id = $1", [question]);
      await expect(say({ helped: "no", reason: "wrong" })).rejects.toThrow("not_found");
    }));

  test("can be changed, and counts once", () =>
    withAnswer(async ({ deps, conversationId, question, say }) => {
      await say({ helped: "no" });
      const givenAt = deps.clock.now();
      deps.clock.advance(60_000);
      await say({ helped: "no", reason: "outdated", words: "It was 2024" });
      expect(await selectAnswerFeedback(deps.db, conversationId)).toEqual(
        new Map([[question, { isHelpful: false, reason: "outdated", words: "It was 2024" }]]),
      );
      const { rows } = await deps.db.query("select given_at, changed_at from answer_feedback");
      expect(rows).toEqual([{ given_at: givenAt, changed_at: deps.clock.now() }]);
      // A yes has no reason, whatever still stood in the form.
      await say({ helped: "yes", reason: "outdated", words: "It was 2024" });
      expect((await selectAnswerFeedback(deps.db, conversationId)).get(question)).toEqual({
        isHelpful: true,
        reason: null,
        words: null,
      });
    }));

  test("takes every typed reason, and keeps no identifiers", () =>
    withAnswer(async ({ deps, conversationId, question, say }) => {
      for (const reason of ANSWER_REASONS) await say({ helped: "no", reason });
      await say({ helped: "no", reason: "other", words: "Call me on 13812345678" });
      const words = (await selectAnswerFeedback(deps.db, conversationId)).get(question)?.words;
      expect(words).toContain("[phone number]");
      expect(words).not.toContain("138");
    }));
});
