import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { readableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { listColleagues } from "./assign-requests.server.ts";
import { cleanWords } from "./clean-words.ts";
import { findMentioned } from "./mentions.ts";
import { readerOf } from "./move-request.server.ts";
import { parseReference } from "./reference.ts";
import { insertNote, type Mention, selectMentions } from "./request-notes.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import type { StaffActor } from "./view-request-as-staff.server.ts";

export type NoteRequestOutcome =
  | { readonly status: "noted"; readonly told: readonly string[] }
  | { readonly status: "refused"; readonly reason: "words_needed" };

type NoteRequestInput = { readonly reference: string; readonly actor: StaffActor; readonly words: string };

/**
 * Leaves a note for colleagues, which no resident reads. Whoever of the request's desk it calls with `@` finds it in their
 * overview until they have opened the request. The request itself does not change. Throws `not_found` for other desks' requests.
 */
export function noteRequest(
  deps: Pick<Services, "db" | "clock">,
  input: NoteRequestInput,
): Promise<NoteRequestOutcome> {
  return deps.db.transaction((tx) => noteRequestWithin(tx, deps, input));
}

/** The same, in a transaction of the caller's. */
export async function noteRequestWithin(
  tx: Transaction,
  deps: Pick<Services, "clock">,
  input: NoteRequestInput,
): Promise<NoteRequestOutcome> {
  const { actor } = input;
  const reference = parseReference(input.reference);
  const request = reference && (await selectRequest(tx, reference, readerOf(actor)));
  if (!request) throw new AppError("not_found");
  const words = cleanWords(input.words);
  if (!words) return { status: "refused", reason: "words_needed" };
  const colleagues = await listColleagues({ db: tx, clock: deps.clock }, [request.deskId]);
  const mentioned = findMentioned(
    words,
    colleagues.filter(({ staffId }) => staffId !== actor.staffId),
  );
  const at = deps.clock.now();
  await insertNote(tx, {
    id: randomUUID(),
    requestId: request.id,
    staffId: actor.staffId,
    at,
    words,
    mentioned: mentioned.map(({ staffId }) => staffId),
  });
  await recordAuditEvent(tx, {
    actor: { kind: "staff", id: actor.staffId },
    action: "requests.noted",
    subjectType: "request",
    subjectId: request.reference,
    details: { desk: request.deskId, mentioned: mentioned.length },
    at,
  });
  return { status: "noted", told: mentioned.map(({ name }) => name) };
}

/** Where colleagues have called somebody who has not looked yet, at desks whose requests they may read. */
export function listMentions(deps: Pick<Services, "db">, staff: StaffSession): Promise<Mention[]> {
  return selectMentions(deps.db, staff.staffId, readableDesks(staff));
}
