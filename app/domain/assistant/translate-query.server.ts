import { z } from "zod";
import { type ContentLanguage, toContentLanguage } from "#app/i18n/languages.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { LlmError } from "#app/ports/llm/port.ts";
import { LANGUAGE_NAMES, makeFence, modelBudgetMs, noteModel } from "./compose/ask-model.server.ts";
import { makeGuard } from "./compose/guard.server.ts";
import { isTampered } from "./compose/tampering.ts";
import type { PipelineContext } from "./context.ts";
import { detectLanguage } from "./detect-language.server.ts";
import { fillPrompts } from "./prompts.server.ts";
import { cleanText } from "./rules/normalise.ts";

const TRANSLATE_BUDGET_MS = 2_500;
const MAX_TOKENS = 200;
const MAX_LENGTH = 300;

const replySchema = z.object({ query: z.string() });

export type TranslatedQuery = {
  readonly line: string;
  /** One plain line of the language, without links, contacts, identifiers or words of the prompt. */
  readonly isPlain: boolean;
};

/**
 * A masked question in another language. `undefined` without a model. Throws `LlmError`, also for a reply without a line.
 * The line is a query and nothing else: nobody may take one that is not plain, and the rules say whether it may be asked.
 */
export async function translateQuery(
  context: PipelineContext,
  question: string,
  language: ContentLanguage,
): Promise<TranslatedQuery | undefined> {
  const { llm } = context.deps;
  if (!llm) return undefined;
  const { messages, uses } = await fillPrompts(["translate/query", "translate/question"], {
    fence: makeFence(),
    language: LANGUAGE_NAMES[language],
    question,
  });
  const reply = await llm.complete({
    messages,
    maxTokens: MAX_TOKENS,
    timeoutMs: modelBudgetMs(context, TRANSLATE_BUDGET_MS),
    json: true,
    ...(context.input.signal ? { signal: context.input.signal } : {}),
  });
  context.prompts.push(...uses);
  noteModel(context, reply);
  const line = readQuery(reply.text);
  if (line === undefined || !/\p{L}/u.test(line) || [...line].length > MAX_LENGTH) throw new LlmError("unusable");
  return { line, isPlain: await isPlainQuery(context, line, language) };
}

function readQuery(text: string): string | undefined {
  // Servers that do not know of JSON replies let models put a fence around it.
  const plain = text.trim().replace(/^```(?:json)?\s*|\s*```$/g, "");
  try {
    const parsed = replySchema.safeParse(JSON.parse(plain));
    return parsed.success ? cleanText(parsed.data.query).replace(/\s+/g, " ").trim() : undefined;
  } catch {
    return undefined;
  }
}

async function isPlainQuery(context: PipelineContext, line: string, language: ContentLanguage): Promise<boolean> {
  if (toContentLanguage(detectLanguage(line, language)) !== language) return false;
  if (language === "zh-CN" && !/\p{Script=Han}/u.test(line)) return false;
  const { isOwn, isPrompt } = await makeGuard(context);
  if (isTampered(line, isOwn) || isPrompt(line)) return false;
  return maskPersonalData(line, () => "").kinds.length === 0;
}
