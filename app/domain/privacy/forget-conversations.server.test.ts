import { listHandoffWords } from "#tests/support/opened.ts";
import { randomUUID } from "node:crypto";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { answerFeedbackSchema } from "#app/domain/assistant/answer-feedback.ts";
import { giveAnswerFeedback } from "#app/domain/assistant/give-answer-feedback.server.ts";
import { findSharedTurn, shareAnswer } from "#app/domain/assistant/share-answer.server.ts";
import { jobHandlers } from "#app/jobs/handlers.server.ts";
import { JOB_SETTINGS } from "#app/ports/jobs/port.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aRequest, aStaffActor, aVisitor, requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { solveHandoff } from "#app/domain/handoff/act-as-staff.server.ts";
import { claimHandoff } from "#app/domain/handoff/claim-handoff.server.ts";
import { acceptOffer } from "#app/domain/handoff/answer-offer.server.ts";
import { runRetention } from "./run-retention.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");
const caller = { visitorId, isProgram: false };
const DAY_MS = 86_400_000;

type Deps = ReturnType<typeof requestDeps> & { readonly log: pino.Logger };

const withDeps = (work: (deps: Deps) => Promise<void>) =>
  database.rolledBack((db) => {
    const deps = requestDeps(db);
    deps.site = { ...deps.site, retention: { ...deps.site.retention, conversations: 30 } };
    return work({ ...deps, log: pino({ level: "silent" }) });
  });

async function anOldConversation(deps: Deps) {
  const conversationId = await aConversation(deps, visitorId);
  return { conversationId, questionId: await anAnsweredQuestion(deps, conversationId, "old-age-card") };
}

/** What one night takes of conversations. */
async function forgetConversations(deps: Parameters<typeof runRetention>[0], batch?: number) {
  const run = (await runRetention(deps, batch)).find(({ category }) => category === "conversations");
  return { conversations: run?.deleted, questions: run?.anonymised };
}

const count = async ({ db }: Deps, table: string): Promise<number> =>
  (await db.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

describe("the nightly job", () => {
  test("is scheduled, and leaves what is not old enough by a minute", () =>
    withDeps(async (deps) => {
      expect(JOB_SETTINGS["privacy.retention"].cron).toMatch(/^\d+ \d+ \* \* \*$/);
      expect(jobHandlers["privacy.retention"]).toBeDefined();
      await anOldConversation(deps);
      deps.clock.advance(30 * DAY_MS - 60_000);
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 0 });
      deps.clock.advance(120_000);
      expect(await forgetConversations(deps)).toEqual({ conversations: 1, questions: 0 });
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 0 });
    }));

  test("keeps for as many days as the site says", () =>
    withDeps(async (deps) => {
      await anOldConversation(deps);
      deps.clock.advance(8 * DAY_MS);
      expect((await forgetConversations(deps)).conversations).toBe(0);
      const site = { ...deps.site, retention: { ...deps.site.retention, conversations: 7 } };
      expect((await forgetConversations({ ...deps, site })).conversations).toBe(1);
    }));

  test("takes questions, answers, shared links and feedback along, and more than one batch", () =>
    withDeps(async (deps) => {
      const { conversationId, questionId } = await anOldConversation(deps);
      const { path } = await shareAnswer(deps, { conversationId, questionId, caller });
      const said = answerFeedbackSchema.parse({ question: questionId, helped: "no", words: "wrong sum" });
      await giveAnswerFeedback(deps, { ...said, conversationId, caller, language: "en" });
      const insert = "insert into transcript_mails (submission_key, conversation_id, queued_at) values ($1, $2, $3)";
      await deps.db.query(insert, [randomUUID(), conversationId, deps.clock.now()]);
      for (let n = 0; n < 4; n += 1) await anOldConversation(deps);
      deps.clock.advance(31 * DAY_MS);
      const fresh = await anOldConversation(deps);
      expect(await forgetConversations(deps, 2)).toEqual({ conversations: 5, questions: 0 });
      for (const table of ["answer_feedback", "answer_shares", "transcript_mails"])
        expect(await count(deps, table), table).toBe(0);
      expect(await findSharedTurn(deps, path.replace("/shared/", ""))).toBeUndefined();
      const { rows } = await deps.db.query("select id from questions");
      expect(rows).toEqual([{ id: fresh.questionId }]);
    }));

  test("a conversation somebody goes on with is kept from then on", () =>
    withDeps(async (deps) => {
      const { conversationId } = await anOldConversation(deps);
      deps.clock.advance(29 * DAY_MS);
      await anAnsweredQuestion(deps, conversationId, "old-age-card");
      deps.clock.advance(29 * DAY_MS);
      expect((await forgetConversations(deps)).conversations).toBe(0);
    }));

  test("leaves a conversation that a person still has, and then only what was said with the person", () =>
    withDeps(async (deps) => {
      const { conversationId } = await anOldConversation(deps);
      const input = { conversationId, visitorId, language: "en", isSimplified: false } as const;
      const { id } = await offerHandoff(deps, input);
      await acceptOffer(deps, { handoffId: id, summary: "My mother cannot walk" });
      deps.clock.advance(40 * DAY_MS);
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 0 });
      const agent = await aStaffActor(deps.db);
      await claimHandoff(deps, id, agent);
      await solveHandoff(deps, id, agent);
      deps.clock.advance(29 * DAY_MS);
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 0 });
      deps.clock.advance(2 * DAY_MS);
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 1 });
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 0 });
      expect(await listHandoffWords(deps.db)).toContain('{"summary":"My mother cannot walk"}');
    }));

  test("leaves what an open request rests on; the request itself stays for good", () =>
    withDeps(async (deps) => {
      const { conversationId } = await anOldConversation(deps);
      await aRequest(deps, { conversationId });
      deps.clock.advance(40 * DAY_MS);
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 0 });
      await deps.db.query("update requests set state = 'withdrawn'");
      expect(await forgetConversations(deps)).toEqual({ conversations: 0, questions: 1 });
      expect(await count(deps, "requests")).toBe(1);
      expect(await count(deps, "conversations")).toBe(1);
    }));

  test("an offer of a person that nobody took up keeps nothing", () =>
    withDeps(async (deps) => {
      const { conversationId } = await anOldConversation(deps);
      await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
      deps.clock.advance(31 * DAY_MS);
      expect((await forgetConversations(deps)).questions).toBe(1);
    }));
});
