import type { Transaction } from "#app/db/port.ts";
import { releaseWaiting } from "#app/domain/attachments/attachments.queries.server.ts";
import type { AuditActor } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { findDesk } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { auditMandate, getMandateOf, nameMandate } from "#app/domain/requests/mandates/name-mandate.server.ts";
import { cleanWords } from "./clean-words.ts";
import { noticeTo, notifyResident } from "./notify-resident.server.ts";
import { lockHeir, passLeadOn } from "./pass-lead-on.server.ts";
import { planMove } from "./plan-move.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { countEventsWithReason } from "./request-events.queries.server.ts";
import { deleteMerge, insertMerge } from "./request-merges.queries.server.ts";
import { type RequestReader, selectRequest, updateRequest } from "./requests.queries.server.ts";
import { findTransition, type ReasonCode, type StoredRequestState, type Transition } from "./states.ts";
import { publicFacts } from "./public-facts.server.ts";
import { tellJoined } from "./tell-joined.server.ts";
import type { Actor, ServiceRequest } from "./types.ts";

export type MoveRequestDeps = Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl">;

export type MoveRequestInput = {
  readonly reference: string;
  readonly actor: Actor;
  readonly to: StoredRequestState;
  readonly reasonCode?: ReasonCode | undefined;
  /** Read by the resident and by staff. When the resident moves it, these are the resident's own words. */
  readonly wordsForResident?: string | undefined;
  /** Read by staff alone. */
  readonly wordsForStaff?: string | undefined;
  /** What the resident can do about a rejection. */
  readonly remedy?: string | undefined;
  /** The desk a request is dispatched to. */
  readonly deskId?: string | undefined;
  /** Of a duplicate: the request it goes on with; the caller holds its lock. */
  readonly leading?: ServiceRequest | undefined;
  /** The version the actor has seen: a request that changed since is not moved. */
  readonly expectedVersion: number;
};

export const MOVE_REFUSALS = [
  "stale_version",
  "not_allowed",
  "window_closed",
  "reason_needed",
  "words_needed",
  "remedy_needed",
  "desk_needed",
] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];

export type MoveRequestOutcome =
  | { readonly status: "moved"; readonly state: StoredRequestState; readonly version: number }
  /** `reasons` has everything that is missing, so that nobody is sent back twice; `reason` is the first. */
  | { readonly status: "refused"; readonly reason: MoveRefusal; readonly reasons: readonly MoveRefusal[] };

/** With these goes what the desk has attached for the resident. */
export const DECISIONS: readonly StoredRequestState[] = ["answered", "rejected"];

const refused = (reason: MoveRefusal, ...more: readonly MoveRefusal[]) =>
  ({ status: "refused", reason, reasons: [reason, ...more] }) as const;

/**
 * Moves a request along the transition table: state, event, clock, mail to the resident and audit event in one
 * transaction. Throws `not_found` when the actor may not see the request.
 */
export function moveRequest(deps: MoveRequestDeps, input: MoveRequestInput): Promise<MoveRequestOutcome> {
  return deps.db.transaction((tx) => moveRequestWithin(tx, deps, input));
}

/** The same, in a transaction of the caller's. */
export async function moveRequestWithin(
  tx: Transaction,
  deps: Omit<MoveRequestDeps, "db">,
  asked: MoveRequestInput,
): Promise<MoveRequestOutcome> {
  const request = await selectRequest(tx, asked.reference, readerOf(asked.actor), { forUpdate: true });
  if (!request) throw new AppError("not_found");
  const mandate = await getMandateOf(tx, asked.actor, request.id);
  const input = {
    ...asked,
    wordsForResident: cleanWords(asked.wordsForResident),
    wordsForStaff: cleanWords(asked.wordsForStaff),
    remedy: cleanWords(asked.remedy),
  };
  const now = deps.clock.now();
  const transition = findTransition(request.state, input.to, input.actor.kind);
  if (!transition) return refused(request.version === input.expectedVersion ? "not_allowed" : "stale_version");
  const refusal = refuseMove(request, transition, input, now);
  if (refusal) return refused(refusal);
  const [missing, ...alsoMissing] = listMissing(deps, transition, input);
  if (missing) return refused(missing, ...alsoMissing);

  const wasNotSolved =
    input.reasonCode === "not_solved" && (await countEventsWithReason(tx, request.id, "not_solved")) > 0;
  const heir = transition.to === "withdrawn" ? await lockHeir(tx, request.id) : undefined;
  const change = planMove({ site: deps.site, request, transition, input, now, wasNotSolved });
  // The row is locked, so the version that was compared is still the row's.
  if (!(await updateRequest(tx, request.id, request.version, change))) return refused("stale_version");
  if (transition.to === "reopened") await deleteMerge(tx, request.id);
  const { leading } = input;
  if (leading) await insertMerge(tx, request.id, leading.id, now);
  if (DECISIONS.includes(transition.to)) await releaseWaiting(tx, request.id, "decision", now);
  await recordRequestEvent(deps, tx, {
    requestId: request.id,
    reference: request.reference,
    leading,
    at: now,
    kind: "moved",
    from: request.state,
    to: transition.to,
    actorKind: input.actor.kind,
    actorStaffId: "staffId" in input.actor ? input.actor.staffId : undefined,
    deskId: change.deskId,
    reasonCode: input.reasonCode,
    wordsForResident: input.wordsForResident,
    remedy: input.remedy,
    wordsForStaff: input.wordsForStaff,
    mandate: mandate && nameMandate(mandate),
    dueAt: change.dueAt,
  });
  await notifyResident(deps, tx, {
    ...noticeTo(request),
    ...change,
    about: leading ? "merged" : transition.to,
    ...(leading && { leading: publicFacts(deps, leading, request.language) }),
    words: input.wordsForResident,
    remedy: input.remedy,
    ...(mandate && { names: mandate }),
  });
  const inherits = heir && (await passLeadOn(tx, request.id, heir));
  // Whoever takes over tells the others that it goes on.
  if (!inherits) await tellJoined(deps, tx, request.id);
  await recordAuditEvent(tx, {
    at: now,
    actor: auditActor(input.actor),
    action: "requests.moved",
    subjectType: "request",
    subjectId: request.reference,
    details: {
      from: request.state,
      to: transition.to,
      reason: input.reasonCode ?? null,
      desk: change.deskId,
      ...(mandate && auditMandate(mandate)),
    },
  });
  if (inherits) await moveRequestWithin(tx, deps, inherits);
  return { status: "moved", state: transition.to, version: request.version + 1 };
}

/** Whose requests an actor can see at all. */
export function readerOf(actor: Actor): RequestReader {
  switch (actor.kind) {
    case "resident":
      return { kind: "visitor", visitorId: actor.visitorId };
    case "helper":
      return { kind: "helper", helperId: actor.helperId, now: actor.at };
    case "agent":
    case "supervisor":
      return { kind: "desks", deskIds: actor.deskIds };
    case "system":
      return { kind: "system" };
  }
}

export function auditActor(actor: Actor): AuditActor {
  if (actor.kind === "resident") return { kind: "resident", id: actor.visitorId };
  if (actor.kind === "helper") return { kind: "resident", id: actor.helperId };
  return actor.kind === "system" ? { kind: "system" } : { kind: "staff", id: actor.staffId };
}

function refuseMove(
  request: ServiceRequest,
  transition: Transition,
  input: MoveRequestInput,
  now: Date,
): MoveRefusal | undefined {
  if (request.version !== input.expectedVersion) return "stale_version";
  if (!transition.by.includes(input.actor.kind)) return "not_allowed";
  if (transition.withinWindow && !(request.reopenUntil && now <= request.reopenUntil)) return "window_closed";
  return undefined;
}

/** Every part that the transition needs and the input has not. */
export function listMissing(
  deps: Pick<Services, "site">,
  transition: Transition,
  input: MoveRequestInput,
): MoveRefusal[] {
  const { reasonCode, wordsForResident, remedy, deskId } = input;
  const isMissing = {
    reason_needed: transition.reasons && !(reasonCode && transition.reasons.includes(reasonCode)),
    words_needed: transition.wordsForResident && !wordsForResident,
    remedy_needed: transition.remedy && !remedy,
    desk_needed: transition.desk && !(deskId && findDesk(deps.site, deskId)),
  };
  const parts = ["reason_needed", "words_needed", "remedy_needed", "desk_needed"] as const;
  return parts.filter((part) => isMissing[part]);
}
