import pino from "pino";
import type { Database } from "#app/db/port.ts";
import { askQuestion, type AskQuestionInput } from "#app/domain/assistant/ask-question.server.ts";
import type { AssistantDeps, Progress } from "#app/domain/assistant/context.ts";
import { readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { type AnswerReply, presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "./database.ts";

/** The question as it was stored, with its answer as it is shown from now on. */
export type Asked = AnswerReply & { readonly question: string };

export type AskablePortal = AssistantDeps & {
  readonly db: Database;
  /** Asks as a program without a cookie does; `more` takes the place of what the portal has. */
  ask(
    question: string,
    more?: Partial<AssistantDeps>,
    input?: Partial<AskQuestionInput>,
    onProgress?: (progress: Progress) => void,
  ): Promise<Asked>;
};

/** The small content, or another, published in a database of its own on a Tuesday morning, without a model. */
export async function openAskablePortal(content: Content = smallContent()): Promise<AskablePortal> {
  const db = await openTestDatabase();
  const clock = new SetClock("2026-05-12T02:30:00Z");
  await publishContent({ db, clock }, content);
  const own: AssistantDeps = { db, clock, site: content.site, llm: undefined, log: pino({ level: "silent" }) };
  return {
    ...own,
    db,
    async ask(question, more = {}, input = {}, onProgress = undefined) {
      const deps = { ...own, ...more };
      const asked = { question, language: "en", mode: "full", channel: "cli", ...input } as const;
      const outcome = await askQuestion(deps, asked, onProgress);
      if (outcome.status !== "answered") throw new Error(`not answered: ${outcome.status}`);
      const { turns } = await readConversation({ db }, outcome.conversationId, {
        visitorId: undefined,
        isProgram: true,
      });
      const turn = turns.find((one) => one.questionId === outcome.questionId);
      if (!turn?.answer) throw new Error("the answer is not stored");
      return { question: turn.question, ...presentAnswer(deps, turn.answer, outcome.conversationId) };
    },
  };
}
