import { findDanger } from "#app/domain/assistant/steps/emergency-and-crisis.ts";
import type { LoadContext } from "./load-context.ts";
import { limitRate } from "./rate-limit.server.ts";

/**
 * Counts a question against its address. Somebody in danger is not told to wait because of others behind the same
 * address: their fixed answer has a wide limit of its own, which only stops floods.
 */
export async function limitQuestions(context: LoadContext, tier: "ask" | "api", question: string): Promise<void> {
  const { crisis, emergencies } = findDanger(question);
  const isInDanger = crisis || emergencies.length > 0;
  await limitRate(context, isInDanger ? "danger" : tier, context.clientAddress);
}
