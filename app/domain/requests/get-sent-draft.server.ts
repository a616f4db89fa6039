import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type DraftKey, getDraft } from "./draft-step.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { selectBySubmissionKey } from "./requests.queries.server.ts";
import { deriveSecret } from "./secret.server.ts";

export type SentDraft = {
  readonly title: string;
  readonly reference: string;
  readonly secret: string;
  readonly desk: { readonly name: string; readonly phone: string };
  readonly dueAt: Date;
  readonly workingDays: number;
  readonly email: string | undefined;
};

/**
 * Reference and code of a form that was sent, for the browser that sent it, as long as its draft is kept. Throws
 * `not_found` before it was sent, and for anybody else.
 */
export async function getSentDraft(
  deps: Pick<Services, "db" | "clock" | "site" | "sessionSecret">,
  input: DraftKey & { readonly language: Language },
): Promise<SentDraft> {
  const { language, visitorId } = input;
  const { draft } = await getDraft(deps, deps.db, input);
  const sent = draft.requestId && (await selectBySubmissionKey(deps.db, draft.submissionKey));
  if (!sent) throw new AppError("not_found");
  const seen = await getRequestForResident(deps, { reference: sent.reference, visitorId, language });
  return {
    title: seen.title,
    reference: sent.reference,
    secret: deriveSecret(deps.sessionSecret, draft.submissionKey),
    desk: { name: seen.desk.name[language], phone: seen.desk.phone },
    dueAt: seen.clock.dueAt,
    workingDays: seen.workingDaysLeft,
    email: seen.request.contact.email,
  };
}
