import { FILE_KINDS } from "#app/domain/attachments/kinds.ts";
import type { GradedAnswer, RequestEvent, StaffRequest } from "#app/domain/requests/types.ts";
import type { AppealRoute } from "#app/domain/requests/appeal.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { RequestNote } from "#app/domain/requests/request-notes.queries.server.ts";
import type { Transition } from "#app/domain/requests/states.ts";
import type { StaffFile } from "#app/domain/requests/shown-files.ts";
import type { RequestResource } from "./schemas.ts";

const presentAnswer = (answer: GradedAnswer): RequestResource["answers"][number] =>
  "hidden" in answer
    ? { label: answer.label, value: null, hidden: answer.hidden }
    : { label: answer.label, value: answer.value, hidden: null };

function presentFile(file: StaffFile): RequestResource["files"][number] {
  if ("hidden" in file) {
    const unknown = { name: null, media_type: null, bytes: null, from: null, added_at: null, scan: null };
    return { id: file.id, ...unknown, is_readable: false, hidden: file.hidden };
  }
  return {
    id: file.id,
    name: file.name,
    media_type: FILE_KINDS[file.kind].mediaType,
    bytes: file.sizeBytes,
    from: file.origin,
    added_at: file.addedAt.toISOString(),
    scan: file.scan,
    is_readable: file.isHandedOut,
    hidden: null,
  };
}

function presentTransition({ to, reasons, wordsForResident, remedy, desk, leading }: Transition) {
  const needs = { reason: reasons !== undefined, words: wordsForResident, remedy, desk, duplicate_of: leading };
  const parts = ["reason", "words", "remedy", "desk", "duplicate_of"] as const;
  return { to, reasons: [...(reasons ?? [])], needs: parts.filter((part) => needs[part]) };
}

const presentEvent = (event: RequestEvent): RequestResource["events"][number] => ({
  sequence: event.seq,
  at: event.at.toISOString(),
  kind: event.kind,
  from: event.from ?? null,
  to: event.to ?? null,
  by: event.actorKind,
  name: event.actorName ?? null,
  desk: event.deskId,
  reason: event.reasonCode ?? null,
  words: event.wordsForResident ?? null,
  remedy: event.remedy ?? null,
  note: event.wordsForStaff ?? null,
  due_at: event.dueAt.toISOString(),
});

const presentAppeal = ({ against, route, until }: AppealRoute, timeZone: string): RequestResource["appeal"] => ({
  against,
  body: route.body,
  until: calendarDateIn(until, timeZone),
  days: route.days,
  count: route.count,
  form: route.form,
  address: route.address ?? null,
  phone: route.phone ?? null,
  link: route.link ?? null,
});

/** A request as a system of its desk reads it: what an agent there may see, and no more. */
export function presentRequest(
  found: StaffRequest,
  notes: readonly RequestNote[],
  { externalNumber, timeZone }: { readonly externalNumber: string | undefined; readonly timeZone: string },
): RequestResource {
  const { request, clock, events, answers, files, hiddenContact, transitions, merge, appeal } = found;
  const { name, email, phone } = request.contact;
  return {
    reference: request.reference,
    state: request.state,
    version: request.version,
    desk: request.deskId,
    due_at: clock.dueAt.toISOString(),
    external_number: externalNumber ?? null,
    service: request.serviceSlug ?? null,
    form: request.formId ?? null,
    language: request.language,
    submitted_at: request.submittedAt.toISOString(),
    clock: { state: clock.state, light: clock.light ?? null },
    holder: request.holderName ?? null,
    duplicate_of: merge.into?.reference ?? null,
    appeal: appeal ? presentAppeal(appeal, timeZone) : null,
    description: request.description,
    contact: { name: name ?? null, email: email ?? null, phone: phone ?? null },
    contact_hidden: hiddenContact,
    answers: answers.map(presentAnswer),
    files: files.map(presentFile),
    notes: notes.map(({ at, authorName, words }) => ({ at: at.toISOString(), name: authorName, words })),
    transitions: transitions.map(presentTransition),
    events: events.map(presentEvent),
  };
}
