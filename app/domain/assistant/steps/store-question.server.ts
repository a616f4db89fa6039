import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { PipelineContext, PipelineStep } from "../context.ts";
import {
  insertConversation,
  insertQuestion,
  lockForReplacing,
  selectQuestionByKey,
} from "../conversations.queries.server.ts";

/** The same form was sent twice, and the other copy was quicker. */
export class AlreadyAsked extends Error {}

class NotReplaceable extends Error {
  constructor(readonly reason: "not_last" | "with_person") {
    super(reason);
  }
}

/** The question that is replaced, if it may be: the last one, while the assistant has the conversation. */
async function checkReplaced({ input, conversation, isStopped }: PipelineContext, tx: Transaction) {
  if (!input.replaces) return undefined;
  const { isHandedOff, lastQuestionId } = await lockForReplacing(tx, conversation.id);
  const problem = isHandedOff ? "with_person" : lastQuestionId === input.replaces ? undefined : "not_last";
  if (!problem) return input.replaces;
  if (input.submissionKey && (await selectQuestionByKey(tx, input.submissionKey))) throw new AlreadyAsked();
  // Somebody in danger is answered whatever the form said.
  if (isStopped) return undefined;
  throw new NotReplaceable(problem);
}

async function store(context: PipelineContext): Promise<string> {
  const { deps, input, conversation } = context;
  const id = randomUUID();
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    if (input.isNewConversation) await insertConversation(tx, conversation, at);
    const replaces = await checkReplaced(context, tx);
    const isNew = await insertQuestion(tx, {
      id,
      conversationId: conversation.id,
      text: context.text,
      language: context.questionLanguage,
      maskedKinds: context.maskedKinds,
      submissionKey: input.submissionKey,
      replaces,
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
    try {
      context.questionId = context.input.storedQuestionId ?? (await store(context));
    } catch (error) {
      if (error instanceof NotReplaceable) return context.refuse(error.reason);
      throw error;
    }
    context.onProgress({ type: "stored", conversationId: context.conversation.id });
    if (context.conversation.handedOffAt) context.stop("handed_off");
    if (context.deps.assistant === "off") context.stop("unavailable_switched_off");
  },
};
