import { LlmError } from "#app/ports/llm/port.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { makeFence, modelBudgetMs, noteModel } from "../compose/ask-model.server.ts";
import { makeGuard } from "../compose/guard.server.ts";
import { isTampered } from "../compose/tampering.ts";
import type { PipelineContext, PipelineStep } from "../context.ts";
import { fillPrompts } from "../prompts.server.ts";
import { withoutCorrection } from "../rules/correction.ts";
import { cleanText, foldText } from "../rules/normalise.ts";
import type { Turn } from "../types.ts";
import { usefulTurns } from "../useful-turns.ts";
import { findBreach } from "./injection-and-harm.ts";

const REPHRASE_BUDGET_MS = 2_500;
const MAX_LENGTH = 300;

/** Words that point back into the conversation, and openings that go on with it. */
const POINTS_BACK =
  /^(?:and|but|so|then|or|also|what about|how about|what if|ok(?:ay)?,? (?:and|but|so))\b|\b(?:it|its|that|this|those|these|they|them|there|the same|one|he|she|his|her)\b|^(?:那|还|又|再|然后|而且|但是|如果|要是|可以|能|需要|多少|哪里|什么时候|怎么)|它|他|她|这个|那个|这些|那些|这里|那里|这种|那种|呢[?？]?$|上面|刚才|同样/;
const FEW_CHARACTERS = { latin: 28, han: 10 };

/** Whether a question is short or points back, so that it needs what was said before. */
function isFollowUp(question: string): boolean {
  const folded = foldText(question);
  const limit = /\p{Script=Han}/u.test(folded) ? FEW_CHARACTERS.han : FEW_CHARACTERS.latin;
  return folded.length <= limit || POINTS_BACK.test(folded);
}

/** The matter last answered: the service it led to, else the title of its first source. */
function lastMatter(turns: readonly Turn[]): string | undefined {
  const answer = turns.findLast((turn) => (turn.answer?.sources.length ?? 0) > 0)?.answer;
  return answer?.nextSteps.find((step) => step.offer === "service")?.name ?? answer?.sources[0]?.title;
}

async function askModel(context: PipelineContext, turns: readonly Turn[]): Promise<string | undefined> {
  const { llm } = context.deps;
  if (!llm) return undefined;
  const { messages, uses } = await fillPrompts(["rephrase/standalone", "rephrase/turns"], {
    fence: makeFence(),
    language: context.language === "zh-CN" ? "Simplified Chinese" : "English",
    turns: turns.map((turn) => `Resident: ${turn.question}\nPortal: ${turn.answer?.text ?? ""}`).join("\n"),
    question: context.asked,
  });
  const reply = await llm.complete({
    messages,
    maxTokens: 120,
    timeoutMs: modelBudgetMs(context, REPHRASE_BUDGET_MS),
    ...(context.input.signal ? { signal: context.input.signal } : {}),
  });
  context.prompts.push(...uses);
  noteModel(context, reply);
  const line = cleanText(reply.text).split("\n")[0]?.trim() ?? "";
  return (await isOnlyRephrased(context, turns, line)) ? line : undefined;
}

/** So much of a rephrased question must have been said by the resident or the portal. */
const MIN_SAID_BEFORE = 0.8;

/** A model may put words together that were said; it may not ask something of its own. */
async function isOnlyRephrased(context: PipelineContext, turns: readonly Turn[], line: string): Promise<boolean> {
  if (line === "" || line.length > MAX_LENGTH) return false;
  const { isOwn, isPrompt, analyse } = await makeGuard(context);
  if (isTampered(line, isOwn) || isPrompt(line) || findBreach(line)) return false;
  if (maskPersonalData(line, () => "").kinds.length > 0) return false;
  const said = new Set(
    analyse(
      [
        context.asked,
        ...turns.flatMap(({ question, answer }) => [question, answer?.text ?? "", lastMatter(turns) ?? ""]),
      ].join("\n"),
    ),
  );
  const terms = analyse(line);
  return terms.filter((term) => said.has(term)).length >= terms.length * MIN_SAID_BEFORE;
}

/**
 * Makes a follow-up question stand alone, or without a model notes what it may go on with: retrieval finds out whether
 * it does.
 */
export const rephrase: PipelineStep = {
  name: "rephrase",
  async run(context) {
    const turns = usefulTurns(context.history);
    const text = context.asked;
    context.standalone = turns.length > 0 ? withoutCorrection(text) : text;
    const needsHistory = turns.length > 0 && (isFollowUp(text) || context.standalone !== text);
    if (!needsHistory) return;
    try {
      const line = context.isUnread ? undefined : await askModel(context, turns);
      if (line) {
        context.standalone = line;
        context.isRephrased = true;
        return;
      }
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      context.noteModelOut(error.reason);
    }
    context.topic = lastMatter(turns);
    context.before = turns.at(-1)?.question;
  },
};
