import { randomBytes, randomUUID } from "node:crypto";
import { type Assurance, isSureEnough } from "#app/domain/accounts/assurance.ts";
import { findForm } from "#app/domain/content/find-form.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { selectForForms } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { insertDraft } from "./form-drafts.queries.server.ts";

export type StartDraftOutcome =
  | { readonly status: "begun"; readonly draftId: string; readonly firstStepId: string }
  /** The form needs to know more surely who sends it. */
  | { readonly status: "not_sure_enough" };

/** Begins a form: an empty draft with its one-time key. Throws `not_found` when the form is not offered, and to a helper whose mandate is not for it. */
export async function startDraft(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: {
    readonly formId: string;
    readonly visitorId: string;
    readonly assurance: Assurance;
    /** In which they are reminded of it, and the account it is begun with. */
    readonly language?: Language;
    readonly residentId?: string | undefined;
    /** By which a helper fills it in for somebody. */
    readonly mandateId?: string | undefined;
  },
): Promise<StartDraftOutcome> {
  const stored = await findForm(deps.db, input.formId);
  const first = stored?.form.steps[0];
  if (!stored || !first) throw new AppError("not_found");
  if (!isSureEnough(input.assurance, stored.form.assurance ?? "none")) return { status: "not_sure_enough" };
  const draftId = randomUUID();
  const createdAt = deps.clock.now();
  const { mandateId } = input;
  if (mandateId !== undefined) {
    const about = { id: mandateId, helperId: input.visitorId, now: createdAt };
    const mandate = isUuid(mandateId) ? await selectForForms(deps.db, about) : undefined;
    if (!mandate?.formIds.includes(input.formId)) throw new AppError("not_found");
  }
  await insertDraft(deps.db, {
    id: draftId,
    formId: input.formId,
    formVersion: stored.version,
    visitorId: input.visitorId,
    mandateId,
    submissionKey: randomBytes(24).toString("base64url"),
    createdAt,
    language: input.language,
    residentId: input.residentId,
    expiresAt: new Date(createdAt.getTime() + deps.site.retention.drafts * 86_400_000),
  });
  return { status: "begun", draftId, firstStepId: first.id };
}
