import type { Queryable } from "#app/db/port.ts";
import { gradeCeiling } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Attachment } from "#app/domain/attachments/attachment.ts";
import { selectAttachments } from "#app/domain/attachments/attachments.queries.server.ts";
import { withoutKeys } from "#app/domain/attachments/read-attachment.server.ts";
import { readDataSharing } from "#app/domain/catalogue/read-data-sharing.server.ts";
import { mayGetField } from "#app/domain/content/data-sharing-schema.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { findAppeal } from "./appeal.ts";
import { findAppealPlace } from "./find-appeal-place.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { gradeWriting } from "./graded-answers.server.ts";
import { readClock } from "./request-clock.ts";
import { selectJoined, selectLeading } from "./request-merges.queries.server.ts";
import { selectRequestEvents } from "./request-events.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { gradeFiles, isForStaff } from "./shown-files.ts";
import { selectServicePromise } from "./services.queries.server.ts";
import { type ActorKind, listTransitions } from "./states.ts";
import type { ServiceRequest, StaffRequest } from "./types.ts";

export type StaffRequestInput = {
  /** In its written form; use `parseReference` on what somebody typed. */
  readonly reference: string;
  /** Desks whose requests the reader may see; `undefined` means every desk. */
  readonly deskIds: readonly string[] | undefined;
  /** Whom single requests were opened for, for a reason, and still are. */
  readonly disclosedTo?: { readonly staffId: string; readonly now: Date } | undefined;
  /** Whose roles and desks decide which answers are shown; left out: those that are `public`. */
  readonly staff?: Pick<StaffSession, "roles" | "deskIds"> | undefined;
  /** Decides which transitions are offered; `undefined` for those who only read. */
  readonly actorKind: Extract<ActorKind, "agent" | "supervisor"> | undefined;
  readonly language: Language;
};

/** One request with all that its desk may know of it. Throws `not_found`, also for another desk's request. */
export async function getRequestForStaff(
  deps: Pick<Services, "db" | "clock" | "site" | "scanner">,
  input: StaffRequestInput,
): Promise<StaffRequest> {
  const request = await selectRequest(deps.db, input.reference, {
    kind: "desks",
    deskIds: input.deskIds,
    disclosedTo: input.disclosedTo,
  });
  if (!request) throw new AppError("not_found");
  const stored =
    request.formId && request.formVersion
      ? await findFormVersion(deps.db, request.formId, request.formVersion)
      : undefined;
  const sharing = await readDataSharing(deps.db);
  const service = request.serviceSlug ? await selectServicePromise(deps.db, request.serviceSlug) : undefined;
  const reader = { responsible: service?.deskId ?? request.deskId, desks: input.staff?.deskIds ?? [] };
  const mayGet = (field: FormField): boolean => mayGetField(sharing, field, reader);
  const desk = findDeskForService(deps.site, request.deskId);
  const ceiling = input.staff ? gradeCeiling(input.staff, { id: request.deskId, grade: desk.grade }) : "public";
  const { answers, contact, hiddenContact, description } = gradeWriting(
    stored?.form,
    request,
    input.language,
    ceiling,
    mayGet,
  );
  const mayGetFile = ({ fieldId }: Attachment): boolean => {
    const asked = stored?.form.steps.flatMap((step) => step.fields).find((field) => field.id === fieldId);
    return asked === undefined || mayGet(asked);
  };
  const files = withoutKeys(await selectAttachments(deps.db, { requestId: request.id }))
    .filter(isForStaff)
    .filter(mayGetFile);
  const clock = readClock(calendarForDesk(deps.site, request.deskId), request, deps.clock.now());
  const events = await selectRequestEvents(deps.db, request.id, "staff");
  return {
    // The stored answers stay here: what may be read of them is in `answers`.
    request: { ...request, answers: {}, contact, description },
    clock,
    events: events.map((event) => ({
      ...event,
      // What stood there before is as protected as what stands there now.
      corrected: event.corrected.map((one) => (hiddenContact[one.field] ? { field: one.field } : one)),
    })),
    answers,
    hiddenContact,
    merge: await findMerge(deps.db, request, input.deskIds),
    files: gradeFiles(files, ceiling, deps.scanner !== undefined),
    appeal: findAppeal(deps.site, await findAppealPlace(deps.db, request), clock, events),
    transitions: input.actorKind ? listTransitions(request.state, input.actorKind) : [],
  };
}

/** What it goes on with, and what goes on with it; references only of requests that this reader may see. */
async function findMerge(
  db: Queryable,
  request: ServiceRequest,
  deskIds: readonly string[] | undefined,
): Promise<StaffRequest["merge"]> {
  const leading = await selectLeading(db, request.id);
  const joined = await selectJoined(db, request.id);
  const mayRead = ({ deskId }: ServiceRequest): boolean => deskIds === undefined || deskIds.includes(deskId);
  return {
    into: leading && { reference: mayRead(leading) ? leading.reference : undefined },
    joined: { count: joined.length, references: joined.filter(mayRead).map(({ reference }) => reference) },
  };
}
