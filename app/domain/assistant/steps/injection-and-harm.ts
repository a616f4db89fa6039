import type { PipelineContext, PipelineStep } from "../context.ts";
import { HARM, INJECTION, OPINION, OTHERS_DATA } from "../rules/guardrail-phrases.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";

/** Which rule a question breaks. Rules come before any model, so a model that obeys everybody does no harm. */
export function findBreach(
  text: string,
): "guardrail_injection" | "guardrail_harmful" | "guardrail_personal_data" | "guardrail_opinion" | undefined {
  const folded = foldText(text);
  if (matchesPhrase(INJECTION, folded)) return "guardrail_injection";
  if (matchesPhrase(HARM, folded)) return "guardrail_harmful";
  if (matchesPhrase(OTHERS_DATA, folded)) return "guardrail_personal_data";
  if (matchesPhrase(OPINION, folded)) return "guardrail_opinion";
  return undefined;
}

/** Whether anything was asked besides the identifiers that were masked. */
const saysNothingElse = (context: PipelineContext): boolean =>
  context.maskedKinds.length > 0 && context.text.replace(/\[[^\]]*\]/g, "").replace(/[^\p{L}\p{N}]/gu, "").length < 3;

export const injectionAndHarm: PipelineStep = {
  name: "injection_and_harm",
  async run(context) {
    // The raw text too: blanks without width that became real could have broken a word apart.
    const breach =
      findBreach(context.text) ??
      findBreach(context.input.question) ??
      (saysNothingElse(context) ? "guardrail_personal_data" : undefined);
    if (breach) context.stop(breach);
  },
};
