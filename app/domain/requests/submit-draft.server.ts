import { handOverToRequest } from "#app/domain/attachments/attachments.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Mandate } from "#app/domain/requests/mandates/mandate.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type DraftKey, firstUnanswered, getDraft } from "./draft-step.server.ts";
import { answersAsked } from "./form-answers.server.ts";
import { finishDraft } from "./form-drafts.queries.server.ts";
import { type OpenRequestDeps, openRequestWithin } from "./open-request.server.ts";
import { requestOfAnswers } from "./request-of-answers.ts";
import { toTextNumber } from "./text-number.ts";
import { isSameHash } from "#app/domain/accounts/is-same-hash.server.ts";

export type SubmitDraftInput = DraftKey & {
  /** The one-time key hidden in the check page. */
  readonly submissionKey: string;
  readonly language: Language;
  readonly mode: "full" | "simple";
  /** They want text messages, too. Left out where none reaches the number given. */
  readonly wantsTexts?: boolean;
};

export type SubmitDraftOutcome =
  | { readonly status: "sent" }
  | { readonly status: "unfinished"; readonly stepId: string }
  | { readonly status: "refused"; readonly reason: "key_used" };

/** Sends a finished form: the draft becomes a request, once, however often the button is pressed. */
export function submitDraft(
  deps: OpenRequestDeps & Pick<Services, "textMessages">,
  input: SubmitDraftInput,
): Promise<SubmitDraftOutcome> {
  return deps.db.transaction(async (tx) => {
    const { draft, form, mandate } = await getDraft(deps, tx, input, { forUpdate: true });
    if (!isSameHash(draft.submissionKey, input.submissionKey)) return { status: "refused", reason: "key_used" };
    if (draft.requestId) return { status: "sent" };
    const missing = firstUnanswered(form, draft.answers);
    if (missing) return { status: "unfinished", stepId: missing.id };
    const answers = answersAsked(form, draft.answers);
    const asked = requestOfAnswers(form, answers);
    const isTexted = input.wantsTexts && deps.textMessages && toTextNumber(asked.contact.phone);
    const outcome = await openRequestWithin(tx, deps, {
      submissionKey: draft.submissionKey,
      formId: draft.formId,
      formVersion: draft.formVersion,
      ...asked,
      language: input.language,
      mode: input.mode,
      ways: isTexted ? ["sms"] : [],
      visitorId: mandate?.holderId ?? input.visitorId,
      openedBy: mandate ? openedByHelper(input.visitorId, mandate) : { kind: "resident" },
    });
    if (outcome.status === "refused") return { status: "refused", reason: "key_used" };
    const fileFields = form.steps
      .flatMap((step) => step.fields)
      .filter(({ id, type }) => type === "file" && answers[id]);
    const fieldIds = fileFields.map(({ id }) => id);
    await handOverToRequest(tx, draft.id, outcome.requestId, fieldIds, deps.clock.now());
    await finishDraft(tx, draft.id, outcome.requestId, deps.clock.now());
    return { status: "sent" };
  });
}

/** It is the resident's from the first moment; the helper stands in its first event and in the audit trail. */
const openedByHelper = (helperId: string, { id, holderId, helper, resident }: Mandate) =>
  ({ kind: "helper", helperId, mandate: { id, holderId, helper, resident } }) as const;
