import { LlmError } from "#app/ports/llm/port.ts";
import type { PipelineStep } from "../context.ts";
import { translateQuery } from "../translate-query.server.ts";
import { findDanger, stopForDanger } from "./emergency-and-crisis.ts";
import { findBreach } from "./injection-and-harm.ts";
import { routeQuestion, stopForRoute } from "./route-question.ts";

/**
 * Puts a question in a language without sources into the answer's, if a model is there. What the rules could not read
 * before they read now: danger, attacks, and what it is about. A translation that fails leaves it as it would be without.
 */
export const translate: PipelineStep = {
  name: "translate",
  async run(context) {
    if (!context.isForeign) return;
    try {
      const translated = await translateQuery(context, context.textWithoutMarks, context.language);
      if (!translated) return;
      const { line, isPlain } = translated;
      if (stopForDanger(context, findDanger(line))) return;
      const breach = findBreach(line);
      if (breach) return context.stop(breach, "translated");
      if (!isPlain) throw new LlmError("unusable");
      context.translation = line;
      context.route = routeQuestion(line, context.history.length > 0);
      stopForRoute(context, context.route);
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      context.noteModelOut(error.reason);
    }
  },
};
