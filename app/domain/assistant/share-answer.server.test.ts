import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  findAnswerToShare,
  findOwnShare,
  findSharedTurn,
  listShares,
  shareAnswer,
  takeBackShare,
} from "./share-answer.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");
const caller = { visitorId, isProgram: false };
const stranger = { visitorId: aVisitor("somebody"), isProgram: false };

type Case = { readonly deps: RequestDeps; readonly conversationId: string; readonly questionId: string };

const withAnswer = (work: (one: Case) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const conversationId = await aConversation(deps, visitorId);
    await work({ deps, conversationId, questionId: await anAnsweredQuestion(deps, conversationId, "old-age-card") });
  });

const tokenIn = (path: string) => path.replace("/shared/", "");

describe("a link to an answer", () => {
  test("can be made and taken back by the holder of the conversation only", () =>
    withAnswer(async ({ deps, ...answer }) => {
      await expect(shareAnswer(deps, { ...answer, caller: stranger })).rejects.toThrow("not_found");
      const { path } = await shareAnswer(deps, { ...answer, caller });
      await expect(takeBackShare(deps, { ...answer, caller: stranger })).rejects.toThrow("not_found");
      expect(await findSharedTurn(deps, tokenIn(path))).toBeDefined();
      expect(await findOwnShare(deps, tokenIn(path), stranger.visitorId)).toBeUndefined();
      expect(await findOwnShare(deps, tokenIn(path), visitorId)).toEqual(answer);
    }));

  test("cannot be made to an answer of another conversation, to none, or to what was told in danger", () =>
    withAnswer(async ({ deps, conversationId, questionId }) => {
      const elsewhere = await aConversation(deps, visitorId);
      await expect(shareAnswer(deps, { conversationId: elsewhere, questionId, caller })).rejects.toThrow("not_found");
      const unknown = { conversationId, questionId: randomUUID(), caller };
      await expect(shareAnswer(deps, unknown)).rejects.toThrow("not_found");
      await deps.db.query("update answers set status = 'signpost_crisis' where question_id = $1", [questionId]);
      await expect(shareAnswer(deps, { conversationId, questionId, caller })).rejects.toThrow("not_found");
      expect(await findAnswerToShare(deps, conversationId, visitorId)).toBeUndefined();
    }));

  test("opens one question and its answer; the database holds nothing that opens it", () =>
    withAnswer(async ({ deps, ...answer }) => {
      const { path } = await shareAnswer(deps, { ...answer, caller });
      expect(path).toMatch(/^\/shared\/[\w-]{43}$/);
      expect(await findSharedTurn(deps, tokenIn(path))).toMatchObject({
        question: "How much is it?",
        answer: { text: "100 yuan [1]" },
      });
      const { rows } = await deps.db.query("select * from answer_shares");
      expect(JSON.stringify(rows)).not.toContain(tokenIn(path));
      for (const token of ["", "x", `${tokenIn(path)}x`, "a".repeat(43), "'; drop table answers --"])
        expect(await findSharedTurn(deps, token)).toBeUndefined();
    }));

  test("is one, however often it is made, and another after it was taken back", () =>
    withAnswer(async ({ deps, ...answer }) => {
      const first = await shareAnswer(deps, { ...answer, caller });
      expect((await shareAnswer(deps, { ...answer, caller })).path).toBe(first.path);
      expect((await listShares(deps, answer.conversationId)).get(answer.questionId)?.path).toBe(first.path);
      await takeBackShare(deps, { ...answer, caller });
      await takeBackShare(deps, { ...answer, caller });
      expect(await findSharedTurn(deps, tokenIn(first.path))).toBeUndefined();
      expect(await findOwnShare(deps, tokenIn(first.path), visitorId)).toBeUndefined();
      expect((await shareAnswer(deps, { ...answer, caller })).path).not.toBe(first.path);
    }));

  test("ends with the conversation", () =>
    withAnswer(async ({ deps, ...answer }) => {
      const { path } = await shareAnswer(deps, { ...answer, caller });
      await deps.db.query("delete from conversations where id = $1", [answer.conversationId]);
      expect(await findSharedTurn(deps, tokenIn(path))).toBeUndefined();
    }));
});

test("whoever asks somebody to help is offered the newest answer, and only the own one", () =>
  withAnswer(async ({ deps, conversationId }) => {
    deps.clock.advance(60_000);
    const newest = await anAnsweredQuestion(deps, conversationId, "old-age-allowance");
    expect(await findAnswerToShare(deps, conversationId, visitorId)).toEqual({ conversationId, questionId: newest });
    expect(await findAnswerToShare(deps, conversationId, stranger.visitorId)).toBeUndefined();
    expect(await findAnswerToShare(deps, randomUUID(), visitorId)).toBeUndefined();
  }));
