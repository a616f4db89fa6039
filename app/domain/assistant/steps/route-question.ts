import type { PipelineContext, PipelineStep } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";
import {
  OUT_OF_SCOPE,
  PERSON_WANTED,
  REPORT_PROBLEM,
  REQUEST_STATUS,
  SMALLTALK,
  VAGUE_ONLY,
} from "../rules/route-phrases.ts";
import type { QuestionRoute } from "../types.ts";

/** Words that make a question of it; without them, a short text names a service to look up. */
const ASKS =
  /[?？]|\b(?:how|what|when|where|who|which|why|can|could|do|does|did|is|are|may|must|should|will|much|many|need)\b|怎么|如何|多少|几|什么|哪|谁|吗|呢|能不能|可不可以|是否|需要|要不要|多久|为何|啥/;

/** What a question is about by its words alone. Retrieval has the last word on whether there is an answer. */
export function routeQuestion(text: string, hasHistory: boolean): QuestionRoute {
  const folded = foldText(text);
  if (!/[\p{L}\p{N}]/u.test(folded)) return "too_vague";
  if (matchesPhrase(SMALLTALK, folded)) return "smalltalk";
  if (matchesPhrase(PERSON_WANTED, folded)) return "person_wanted";
  if (matchesPhrase(REQUEST_STATUS, folded)) return "request_status";
  if (matchesPhrase(REPORT_PROBLEM, folded)) return "report_problem";
  if (matchesPhrase(OUT_OF_SCOPE, folded)) return "out_of_scope";
  if (!hasHistory && VAGUE_ONLY.test(folded)) return "too_vague";
  return ASKS.test(folded) ? "policy_question" : "service_lookup";
}

/** Ends the run where the route alone says what to answer. */
export function stopForRoute(context: PipelineContext, route: QuestionRoute): void {
  switch (route) {
    case "smalltalk":
      return context.stop("smalltalk");
    case "too_vague":
      return context.stop("clarification");
    case "request_status":
      return context.stop("unanswerable_needs_account");
    case "person_wanted":
      return context.stop("handed_off");
    case "out_of_scope":
      return context.stop("unanswerable_out_of_scope");
    case "policy_question":
    case "service_lookup":
    case "report_problem":
    // Rules of the step before stop these two; they are routes for the reports only.
    // eslint-disable-next-line no-fallthrough -- listed so that a new route is a type error
    case "opinion":
    case "others_data":
      return;
  }
}

export const routeQuestionStep: PipelineStep = {
  name: "route",
  async run(context) {
    context.route = routeQuestion(context.text, context.history.length > 0);
    stopForRoute(context, context.route);
  },
};
