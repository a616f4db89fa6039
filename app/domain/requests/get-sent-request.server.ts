import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import type { ResidentSide } from "./resident-side.ts";
import { findCurrentSecret } from "./is-own-secret.server.ts";
import { selectBySubmissionKey } from "./new-request.queries.server.ts";

/** What a resident is told, and has to keep, when something was sent. */
export type SentRequest = {
  readonly title: string;
  readonly reference: string;
  /** Absent once another code was given out, and for helpers. */
  readonly secret: string | undefined;
  readonly desk: { readonly name: string; readonly phone: string };
  readonly dueAt: Date;
  readonly workingDays: number;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** The request that was sent with this one-time key, with its code. Throws `not_found` for a browser that may not see it. */
export async function getSentRequest(
  deps: Pick<Services, "db" | "clock" | "site" | "sessionSecret">,
  input: ResidentSide & { readonly submissionKey: string; readonly language: Language },
): Promise<SentRequest> {
  const { submissionKey, visitorId, isHelper = false, language } = input;
  const sent = await selectBySubmissionKey(deps.db, submissionKey);
  if (!sent) throw new AppError("not_found");
  const seen = await getRequestForResident(deps, { reference: sent.reference, visitorId, isHelper, language });
  const { email, phone } = seen.request.contact;
  return {
    title: seen.title,
    reference: sent.reference,
    secret: isHelper
      ? undefined
      : await findCurrentSecret(deps.db, deps, { reference: sent.reference, key: submissionKey }),
    desk: { name: inLanguage(seen.desk.name, language), phone: seen.desk.phone },
    dueAt: seen.clock.dueAt,
    workingDays: seen.workingDaysLeft,
    email,
    phone,
  };
}
