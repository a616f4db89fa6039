import { randomBytes } from "node:crypto";
import { type Llm, LlmError, type LlmReply } from "#app/ports/llm/port.ts";
import type { Evidence, PipelineContext, Statement } from "../context.ts";
import { fillPrompts } from "../prompts.server.ts";
import { LinkTokens } from "./link-tokens.ts";
import { createReplyReader, parseReply } from "./parse-reply.ts";

const MAX_ANSWER_TOKENS = 500;
const MAX_SOURCES = 8;
/** Below this there is no time for a model. */
const MIN_BUDGET_MS = 500;
export const LANGUAGE_NAMES = { en: "English", "zh-CN": "Simplified Chinese" } as const;

export type ModelAnswer = { readonly statements: readonly Statement[]; readonly missing: readonly string[] };

/** A line nobody can have written into a source or a question beforehand. */
export const makeFence = (): string => `=====${randomBytes(6).toString("hex")}`;

/** Milliseconds a model may take now; throws when there are none left, so that the answer is made without it. */
export function modelBudgetMs(context: PipelineContext, maxMs = Infinity): number {
  const leftMs = context.deadlineMs - performance.now();
  if (leftMs < MIN_BUDGET_MS) throw new LlmError("timeout");
  return Math.min(leftMs, maxMs);
}

export function noteModel(context: PipelineContext, reply: LlmReply): void {
  Object.assign(context.note, {
    model: reply.model,
    promptTokens: reply.promptTokens,
    completionTokens: reply.completionTokens,
  });
}

const describeSource = (fence: string, links: LinkTokens) => (one: Evidence, index: number) =>
  `${fence} source ${index + 1}: ${one.title} / ${one.section}\n${links.hide(one.text)}`;

/**
 * Asks the model for an answer from the evidence. `onStatement` gets each statement as it is finished; what it makes of
 * unchecked text is its own business. Throws `LlmError`, also when the reply cites nothing at all.
 */
export async function askModel(
  context: PipelineContext,
  llm: Llm,
  onStatement: (statement: Statement) => void,
): Promise<ModelAnswer> {
  const fence = makeFence();
  const links = new LinkTokens();
  const { messages, uses } = await fillPrompts(["compose/answer", "compose/question"], {
    fence,
    language: LANGUAGE_NAMES[context.language],
    portal_name: context.deps.site.portal_name.en,
    sources: context.evidence.slice(0, MAX_SOURCES).map(describeSource(fence, links)).join("\n\n"),
    question: links.hide(context.standalone),
  });
  const restore = (statement: Statement): Statement => ({ ...statement, text: links.restore(statement.text) });
  const reader = createReplyReader((statement) => onStatement(restore(statement)));
  const reply = await llm.complete({
    messages,
    maxTokens: MAX_ANSWER_TOKENS,
    timeoutMs: modelBudgetMs(context),
    ...(context.input.signal ? { signal: context.input.signal } : {}),
    onText: reader,
  });
  context.prompts.push(...uses);
  noteModel(context, reply);
  const parsed = parseReply(reply.text);
  if (parsed.isNoAnswer) return { statements: [], missing: [] };
  if (!parsed.statements.some((statement) => statement.evidence.length > 0)) throw new LlmError("unusable");
  return { statements: parsed.statements.map(restore), missing: parsed.missing ? [parsed.missing] : [] };
}
