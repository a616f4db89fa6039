import { randomUUID } from "node:crypto";
import type { ContentLanguage, Language } from "#app/i18n/languages.ts";
import { PipelineContext, type AssistantDeps, type Progress } from "./context.ts";
import { insertAnswer, selectQuestionByKey, selectTurns } from "./conversations.queries.server.ts";
import { type ConversationCaller, getConversation } from "./find-conversation.server.ts";
import { keepCited } from "./keep-cited.server.ts";
import { meterAnswer } from "./meter-answer.ts";
import { runPipeline } from "./pipeline.server.ts";
import { obeySettings } from "./settings/obey-settings.server.ts";
import { AlreadyAsked } from "./steps/store-question.server.ts";
import type { Answer, AskRefusal, Conversation, Turn } from "./types.ts";

export type AskQuestionInput = {
  readonly question: string;
  readonly language: ContentLanguage;
  /** The page's own language: what the portal itself says to a question in a language that it does not answer in. */
  readonly readIn?: Language | undefined;
  readonly mode: Conversation["mode"];
  readonly channel: Conversation["channel"];
  /** Absent: a new conversation begins. */
  readonly conversationId?: string | undefined;
  readonly visitorId?: string | undefined;
  /** The form's one-time key: the same key is answered once. */
  readonly submissionKey?: string | undefined;
  /** The last question of the conversation, which this one is written instead of. */
  readonly replaces?: string | undefined;
  /** Stops a model that is still writing; the answer is made without it then. */
  readonly signal?: AbortSignal | undefined;
};

export type AskQuestionOutcome =
  | {
      readonly status: "answered";
      readonly conversationId: string;
      readonly questionId: string;
      readonly answer: Answer;
    }
  /** The same form was sent before; its answer is stored or on its way. */
  | { readonly status: "asked_before"; readonly conversationId: string; readonly questionId: string }
  | { readonly status: "refused"; readonly reason: AskRefusal };

/** Models get this long for the whole answer; then it is made from the sources alone. */
export const ANSWER_BUDGET_MS = 8_000;
const HISTORY_TURNS = 10;

/**
 * Answers one question and stores both. Every question that is not refused ends with one stored answer. Throws
 * `not_found` for a conversation that is not the caller's.
 */
export async function askQuestion(
  deps: AssistantDeps,
  input: AskQuestionInput,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<AskQuestionOutcome> {
  const caller: ConversationCaller = { visitorId: input.visitorId, isProgram: input.channel !== "web" };
  const known = input.conversationId ? await getConversation(deps, input.conversationId, caller) : undefined;
  const before = input.submissionKey ? await selectQuestionByKey(deps.db, input.submissionKey) : undefined;
  if (before) return { status: "asked_before", ...before };
  const conversation = known ?? {
    id: randomUUID(),
    visitorId: input.visitorId ?? null,
    language: input.language,
    mode: input.mode,
    channel: input.channel,
    handedOffAt: null,
  };
  try {
    return await answer(
      deps,
      conversation,
      { ...input, isNewConversation: !known, storedQuestionId: undefined },
      onProgress,
    );
  } catch (error) {
    const other =
      error instanceof AlreadyAsked && input.submissionKey
        ? await selectQuestionByKey(deps.db, input.submissionKey)
        : undefined;
    if (other) return { status: "asked_before", ...other };
    throw error;
  }
}

/** Answers a stored question that a crash left without an answer; one that has its answer keeps it. */
export async function retryQuestion(
  deps: AssistantDeps,
  input: { readonly conversationId: string; readonly questionId: string; readonly caller: ConversationCaller },
): Promise<void> {
  const conversation = await getConversation(deps, input.conversationId, input.caller);
  const turn = (await selectTurns(deps.db, conversation.id, HISTORY_TURNS)).find(
    (one) => one.questionId === input.questionId,
  );
  if (!turn || turn.answer) return;
  await answer(deps, conversation, {
    question: turn.question,
    language: conversation.language,
    isNewConversation: false,
    storedQuestionId: turn.questionId,
  });
}

type AnswerInput = Pick<
  AskQuestionInput,
  "question" | "language" | "readIn" | "submissionKey" | "replaces" | "signal"
> & {
  readonly isNewConversation: boolean;
  readonly storedQuestionId: string | undefined;
};

async function answer(
  given: AssistantDeps,
  conversation: Conversation,
  input: AnswerInput,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<AskQuestionOutcome> {
  const deps = await obeySettings(given);
  const turns = input.isNewConversation ? [] : await selectTurns(deps.db, conversation.id, HISTORY_TURNS);
  const isOver = (turn: Turn) =>
    turn.isReplaced || turn.questionId === input.replaces || turn.questionId === input.storedQuestionId;
  const context = new PipelineContext(
    deps,
    { ...input, submissionKey: input.submissionKey, signal: input.signal },
    conversation,
    turns.filter((turn) => !isOver(turn)),
    onProgress,
    performance.now() + ANSWER_BUDGET_MS,
  );
  const steps = await runPipeline(context);
  if (context.refusal) return { status: "refused", reason: context.refusal };
  const {
    questionId,
    answerText: text,
    ownLanguage: language,
    nextSteps,
    prompts,
    route,
    confidence,
    composedBy,
  } = context;
  const sources = await keepCited(deps, context.sources);
  const status = context.status ?? "error_internal";
  const result: Answer = { status, text, language, sources, nextSteps };
  await insertAnswer(deps.db, {
    ...result,
    questionId,
    steps,
    prompts,
    route,
    confidence,
    composedBy,
    at: deps.clock.now(),
  });
  meterAnswer(deps.metrics, result, steps);
  return { status: "answered", conversationId: conversation.id, questionId, answer: result };
}
