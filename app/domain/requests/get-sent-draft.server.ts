import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type DraftKey, getDraft } from "./draft-step.server.ts";
import { getSentRequest, type SentRequest } from "./get-sent-request.server.ts";

/**
 * Reference and code of a form that was sent, for the browser that sent it, as long as its draft is kept. Throws
 * `not_found` before it was sent, and for anybody else. A helper gets no code.
 */
export async function getSentDraft(
  deps: Pick<Services, "db" | "clock" | "site" | "sessionSecret">,
  input: DraftKey & { readonly language: Language },
): Promise<SentRequest> {
  const { language, visitorId } = input;
  const { draft, mandate } = await getDraft(deps, deps.db, input);
  if (!draft.requestId) throw new AppError("not_found");
  return getSentRequest(deps, {
    submissionKey: draft.submissionKey,
    visitorId,
    isHelper: mandate !== undefined,
    language,
  });
}
