import { getSentRequest, type SentRequest } from "#app/domain/requests/get-sent-request.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { type CrisisLine, listCrisisLines } from "./list-crisis-lines.ts";
import { findHandoffOfVisitor } from "./load-handoff-panel.server.ts";
import { requestKeyOf } from "./request-key.ts";

/**
 * Reference and code of the request that a conversation became, for the browser that began the conversation. Throws
 * `not_found` before, and for anybody else.
 */
export async function getSentHandoff(
  deps: Pick<Services, "db" | "clock" | "site" | "sessionSecret">,
  input: { readonly conversationId: string; readonly visitorId: string; readonly language: Language },
): Promise<SentRequest & { readonly isNumberHidden: boolean; readonly hotlines: readonly CrisisLine[] }> {
  const { conversationId, visitorId, language } = input;
  const handoff = await findHandoffOfVisitor(deps, conversationId, visitorId);
  if (!handoff?.requestReference) throw new AppError("not_found");
  const sent = await getSentRequest(deps, { submissionKey: requestKeyOf(handoff.id), visitorId, language });
  const events = await selectHandoffEvents(deps.db, handoff.id);
  const opening = events.find((event) => event.kind === "request_opened");
  const hotlines = handoff.isCrisis ? listCrisisLines(deps.site, language) : [];
  return { ...sent, hotlines, isNumberHidden: opening !== undefined && opening.maskedKinds.length > 0 };
}
