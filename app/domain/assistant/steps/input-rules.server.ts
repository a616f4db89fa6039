import { toContentLanguage } from "#app/i18n/languages.ts";
import type { PipelineStep } from "../context.ts";
import { detectLanguage } from "../detect-language.server.ts";
import { cleanText, widenBlanks } from "../rules/normalise.ts";

export const MAX_QUESTION_LENGTH = 1_000;

function problemOf(text: string): "empty" | "too_long" | undefined {
  if (text === "") return "empty";
  return [...text].length > MAX_QUESTION_LENGTH ? "too_long" : undefined;
}

const clean = (question: string): string => cleanText(widenBlanks(question));

/** Whether a typed question passes these rules; what does not is never answered. */
export const passesInputRules = (question: string): boolean => problemOf(clean(question)) === undefined;

/**
 * Cleans the text, finds its language, and notes what is wrong with it. It does not refuse yet: the next step must see
 * words of danger first, however long the text.
 */
export const inputRules: PipelineStep = {
  name: "input_rules",
  async run(context) {
    context.text = clean(context.input.question);
    context.inputProblem = problemOf(context.text);
    context.questionLanguage = detectLanguage(context.text.slice(0, MAX_QUESTION_LENGTH), context.input.language);
    // Whoever asks in another language has chosen the page's for reading.
    context.language = toContentLanguage(context.questionLanguage) ?? context.input.language;
  },
};
