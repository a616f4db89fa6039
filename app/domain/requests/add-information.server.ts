import { releaseWaiting } from "#app/domain/attachments/attachments.queries.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanWords } from "./clean-words.ts";
import { auditMandate, getMandateOf, nameMandate } from "#app/domain/requests/mandates/name-mandate.server.ts";
import { actorOf, type ResidentSide } from "./resident-side.ts";
import { auditActor, type MoveRequestDeps, moveRequestWithin, readerOf } from "./move-request.server.ts";
import { noticeTo, notifyResident } from "./notify-resident.server.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { selectRequest, touchRequest } from "./requests.queries.server.ts";
import { isOpenState } from "./states.ts";

export type AddInformationInput = ResidentSide & {
  readonly reference: string;
  readonly words: string;
};

export type AddInformationOutcome =
  { readonly status: "added" } | { readonly status: "refused"; readonly reason: "words_needed" | "not_allowed" };

/**
 * Puts the resident's words to an open request. When the desk was waiting for them, work goes on and the clock runs
 * again; otherwise they stand in the timeline, and whoever was about to answer without them must look again (the
 * version grows). A helper's words stand there with both names.
 */
export function addInformation(deps: MoveRequestDeps, input: AddInformationInput): Promise<AddInformationOutcome> {
  return deps.db.transaction(async (tx) => {
    const words = cleanWords(input.words);
    const actor = actorOf(input, deps.clock.now());
    const request = await selectRequest(tx, input.reference, readerOf(actor), { forUpdate: true });
    if (!request) throw new AppError("not_found");
    const mandate = await getMandateOf(tx, actor, request.id);
    if (!isOpenState(request.state)) return { status: "refused", reason: "not_allowed" };
    if (!words) return { status: "refused", reason: "words_needed" };
    await releaseWaiting(tx, request.id, "resident", deps.clock.now());
    if (request.state === "waiting_for_resident") {
      const expectedVersion = request.version;
      const move = { reference: request.reference, actor, to: "in_progress", wordsForResident: words } as const;
      const outcome = await moveRequestWithin(tx, deps, { ...move, expectedVersion });
      return outcome.status === "moved" ? { status: "added" } : { status: "refused", reason: "not_allowed" };
    }
    const at = deps.clock.now();
    await touchRequest(tx, request.id);
    await recordRequestEvent(deps, tx, {
      requestId: request.id,
      reference: request.reference,
      at,
      kind: "information_added",
      actorKind: actor.kind,
      mandate: mandate && nameMandate(mandate),
      deskId: request.deskId,
      wordsForResident: words,
      dueAt: request.dueAt,
    });
    await notifyResident(deps, tx, {
      ...noticeTo(request),
      about: "information_added",
      words,
      ...(mandate && { names: mandate }),
    });
    await recordAuditEvent(tx, {
      at,
      actor: auditActor(actor),
      action: "requests.information_added",
      subjectType: "request",
      subjectId: request.reference,
      ...(mandate && { details: auditMandate(mandate) }),
    });
    return { status: "added" };
  });
}
