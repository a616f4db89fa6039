import { findDanger } from "#app/domain/assistant/steps/emergency-and-crisis.ts";
import { countQuestion } from "#app/domain/assistant/settings/count-question.server.ts";
import { passesInputRules } from "#app/domain/assistant/steps/input-rules.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { limitRate } from "./rate-limit.server.ts";
import { findVisitor } from "./visitor.server.ts";

/**
 * Counts a question against its address. Somebody in danger is not told to wait because of others behind the same
 * address: their fixed answer has a wide limit of its own, which only stops floods, and no limit of the day. What cannot be
 * asked does not count for the day. `question` is absent when a stored one is answered anew.
 */
export async function limitQuestions(
  context: LoadContext,
  tier: "ask" | "api",
  question: string | undefined,
  cookie: string | null | undefined,
): Promise<void> {
  const { services, clientAddress: address } = context;
  const { crisis, emergencies } = findDanger(question ?? "");
  const isInDanger = crisis || emergencies.length > 0;
  await limitRate(context, isInDanger ? "danger" : tier, address);
  if (isInDanger || context.isEvaluation || (question !== undefined && !passesInputRules(question))) return;
  const outcome = await countQuestion(services, { visitorId: findVisitor(context, cookie)?.visitorId, address });
  if (outcome.status === "counted") return;
  const { limit, retryAfterSeconds } = outcome;
  services.metrics?.add("onewindow_questions_refused_total", { limit });
  throw new AppError(limit === "person" ? "limit_person" : "limit_day", { retryAfterSeconds });
}
