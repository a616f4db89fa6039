import { toContentLanguage } from "#app/i18n/languages.ts";
import type { PipelineStep } from "../context.ts";
import { detectLanguage } from "../detect-language.server.ts";
import { cleanText, widenBlanks } from "../rules/normalise.ts";

export const MAX_QUESTION_LENGTH = 1_000;

/**
 * Cleans the text, finds its language, and notes what is wrong with it. It does not refuse yet: the next step must see
 * words of danger first, however long the text.
 */
export const inputRules: PipelineStep = {
  name: "input_rules",
  async run(context) {
    context.text = cleanText(widenBlanks(context.input.question));
    if (context.text === "") context.inputProblem = "empty";
    else if ([...context.text].length > MAX_QUESTION_LENGTH) context.inputProblem = "too_long";
    context.questionLanguage = detectLanguage(context.text.slice(0, MAX_QUESTION_LENGTH), context.input.language);
    // Whoever asks in another language has chosen the page's for reading.
    context.language = toContentLanguage(context.questionLanguage) ?? context.input.language;
  },
};
