import { gradeCeiling, workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { readDataSharing } from "#app/domain/catalogue/read-data-sharing.server.ts";
import { mayGetField } from "#app/domain/content/data-sharing-schema.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanWords } from "./clean-words.ts";
import { REASON_MAX_LENGTH, REASON_MIN_LENGTH } from "./disclosure.ts";
import { answerLabel, fieldsAsked, readAnswer, stepsAsked } from "./form-answers.server.ts";
import { isKeptBack, isReadable } from "./graded-answers.server.ts";
import { parseReference } from "./reference.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { selectServicePromise } from "./services.queries.server.ts";
import type { ServiceRequest } from "./types.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site">;
type Input = { readonly reference: string; readonly fieldId: string; readonly staff: StaffSession };

/** The field and its request, for who may have it shown. Throws `not_found` for everybody else. */
async function getKeptBack(
  { db, site }: Deps,
  { reference: typed, fieldId, staff }: Input,
): Promise<{ readonly request: ServiceRequest; readonly field: FormField }> {
  const reference = parseReference(typed);
  const reader = { kind: "desks", deskIds: workableDesks(staff) } as const;
  const request = reference ? await selectRequest(db, reference, reader) : undefined;
  const { formId, formVersion } = request ?? {};
  const stored = formId && formVersion ? await findFormVersion(db, formId, formVersion) : undefined;
  if (!request || !stored) throw new AppError("not_found");
  const desk = findDeskForService(site, request.deskId);
  const ceiling = gradeCeiling(staff, { id: request.deskId, grade: desk.grade });
  const service = request.serviceSlug ? await selectServicePromise(db, request.serviceSlug) : undefined;
  const holder = { responsible: service?.deskId ?? request.deskId, desks: staff.deskIds };
  const field = stepsAsked(stored.form, request.answers)
    .flatMap((step) => fieldsAsked(step, request.answers))
    .find(({ id }) => id === fieldId);
  if (!field || !isKeptBack(field) || !isReadable(field, ceiling)) throw new AppError("not_found");
  if (!mayGetField(await readDataSharing(db), field, holder)) throw new AppError("not_found");
  return { request, field };
}

/** What would be shown, before a reason is given. */
export async function getKeptBackAnswer(deps: Deps, input: Input & { readonly language: Language }) {
  const { request, field } = await getKeptBack(deps, input);
  return { reference: request.reference, label: answerLabel(field, input.language) };
}

export type ShowAnswerOutcome =
  | { readonly status: "shown"; readonly value: string }
  | { readonly status: "refused"; readonly reason: "reason_short" | "reason_long" };

/**
 * Shows one of the most protected answers, once, to who may read it and says why. The resident reads question and reason among
 * the events of the request; in the audit trail stands which field, without words.
 */
export async function showAnswer(
  deps: Deps & Pick<Services, "jobs">,
  input: Input & { readonly reason: string; readonly language: Language },
): Promise<ShowAnswerOutcome> {
  const { staff, language } = input;
  const { request, field } = await getKeptBack(deps, input);
  const reason = cleanWords(input.reason) ?? "";
  const length = [...reason].length;
  if (length < REASON_MIN_LENGTH) return { status: "refused", reason: "reason_short" };
  if (length > REASON_MAX_LENGTH) return { status: "refused", reason: "reason_long" };
  const at = deps.clock.now();
  const { kind, staffId } = getStaffActor(staff);
  await deps.db.transaction(async (tx) => {
    // Numbers of events follow each other under its lock.
    const reader = { kind: "desks", deskIds: workableDesks(staff) } as const;
    if (!(await selectRequest(tx, request.reference, reader, { forUpdate: true }))) throw new AppError("not_found");
    await recordRequestEvent(deps, tx, {
      requestId: request.id,
      reference: request.reference,
      at,
      kind: "answer_shown",
      actorKind: kind,
      actorStaffId: staffId,
      deskId: request.deskId,
      wordsForResident: `${answerLabel(field, request.language)}\n${reason}`,
      dueAt: request.dueAt,
    });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "requests.answer_shown",
      subjectType: "request",
      subjectId: request.reference,
      details: { desk: request.deskId, field: field.id },
      at,
    });
  });
  return { status: "shown", value: readAnswer(field, request.answers[field.id], language, "desk") };
}
