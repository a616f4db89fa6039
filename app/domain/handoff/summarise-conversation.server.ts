import type { Services } from "#app/domain/services.ts";
import { selectDeskOfService } from "./handoffs.queries.server.ts";
import { selectTurns } from "#app/domain/assistant/conversations.queries.server.ts";

/** More than anybody reads; the newest count. */
const MAX_TURNS = 50;

const MAX_SUMMARY_LENGTH = 1_000;

/**
 * What staff should know first: the resident's own questions, already masked, in order, newest kept when it gets long;
 * and the service the last cited answer was about. The resident sees and may change it before anybody else does.
 */
export async function summariseConversation(
  deps: Pick<Services, "db">,
  conversationId: string,
): Promise<{ summary: string; serviceSlug: string | null; deskId: string | null }> {
  const turns = (await selectTurns(deps.db, conversationId, MAX_TURNS)).filter((turn) => !turn.isReplaced);
  const questions = [...new Set(turns.map((turn) => turn.question.trim()))];
  while (questions.length > 1 && questions.join("\n").length > MAX_SUMMARY_LENGTH) questions.shift();
  const slugs = turns.flatMap(
    (turn) => turn.answer?.sources.map((source) => /^\/services\/([a-z0-9-]+)/.exec(source.url)?.[1]) ?? [],
  );
  const serviceSlug = slugs.filter(Boolean).at(-1) ?? null;
  const deskId = serviceSlug && (await selectDeskOfService(deps.db, serviceSlug));
  return { summary: questions.join("\n").slice(-MAX_SUMMARY_LENGTH), serviceSlug, deskId };
}
