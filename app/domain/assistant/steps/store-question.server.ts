import { randomUUID } from "node:crypto";
import type { PipelineContext, PipelineStep } from "../context.ts";
import { insertConversation, insertQuestion } from "../conversations.queries.server.ts";

/** The same form was sent twice, and the other copy was quicker. */
export class AlreadyAsked extends Error {}

async function store(context: PipelineContext): Promise<string> {
  const { deps, input, conversation } = context;
  const id = randomUUID();
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    if (input.isNewConversation) await insertConversation(tx, conversation, at);
    const isNew = await insertQuestion(tx, {
      id,
      conversationId: conversation.id,
      text: context.text,
      language: context.questionLanguage,
      maskedKinds: context.maskedKinds,
      submissionKey: input.submissionKey,
      at,
    });
    if (!isNew) throw new AlreadyAsked();
  });
  return id;
}

/**
 * Refuses what is no question, else stores the masked question before anybody thinks about it: whatever happens later,
 * the resident finds it again. A question asked again after a crash is stored already.
 */
export const storeQuestion: PipelineStep = {
  name: "store_question",
  runsAfterStop: true,
  async run(context) {
    if (!context.isStopped && context.inputProblem) return context.refuse(context.inputProblem);
    context.questionId = context.input.storedQuestionId ?? (await store(context));
    if (context.conversation.handedOffAt) context.stop("handed_off");
    if (context.deps.assistant === "off") context.stop("unavailable_switched_off");
  },
};
