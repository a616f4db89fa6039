import type { Queryable, Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import {
  type MoveRefusal,
  type MoveRequestDeps,
  type MoveRequestInput,
  moveRequestWithin,
  readerOf,
} from "./move-request.server.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { parseReference } from "./reference.ts";
import { lockRequests } from "./request-access.queries.server.ts";
import { selectLeading } from "./request-merges.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { findTransition, isOpenState } from "./states.ts";
import type { ServiceRequest } from "./types.ts";
import type { StaffActor } from "./view-request-as-staff.server.ts";

export const MERGE_REFUSALS = [
  "unreadable",
  "unknown",
  "itself",
  "circle",
  "elsewhere",
  "over",
  "other_grade",
] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

export type Leading = {
  readonly leading: ServiceRequest;
  /** What was typed, when that one was merged itself and its leading request is meant. */
  readonly via: string | undefined;
};

type Found = ({ readonly status: "found" } & Leading) | { readonly status: "refused"; readonly reason: MergeRefusal };

const refused = (reason: MergeRefusal) => ({ status: "refused", reason }) as const;

/**
 * The request that somebody typed the reference of, to merge another into: the one that leads it, when it was merged
 * itself. What this member of staff does not work on is as absent as what never was.
 */
export async function findLeading(
  deps: Pick<Services, "site"> & { readonly db: Queryable },
  { request, into, actor }: { readonly request: ServiceRequest; readonly into: string; readonly actor: StaffActor },
): Promise<Found> {
  const typed = parseReference(into);
  if (!typed) return refused("unreadable");
  if (typed === request.reference) return refused("itself");
  const reader = readerOf(actor);
  const named = await selectRequest(deps.db, typed, reader);
  if (!named) return refused("unknown");
  const top = await selectLeading(deps.db, named.id);
  if (top?.id === request.id) return refused("circle");
  const leading = top ? await selectRequest(deps.db, top.reference, reader) : named;
  if (!leading) return refused("elsewhere");
  if (!isOpenState(leading.state)) return refused("over");
  const gradeOf = ({ deskId }: ServiceRequest) => findDeskForService(deps.site, deskId).grade;
  if (gradeOf(leading) !== gradeOf(request)) return refused("other_grade");
  return { status: "found", leading, via: top && typed };
}

export type MergeRequestInput = {
  /** In its written form. */
  readonly reference: string;
  /** As typed. */
  readonly into: string;
  readonly actor: StaffActor;
  readonly expectedVersion: number;
  readonly wordsForResident?: string | undefined;
  readonly wordsForStaff?: string | undefined;
};

export type MergeRequestOutcome =
  | { readonly status: "merged"; readonly into: string }
  | { readonly status: "refused"; readonly reason: MergeRefusal | MoveRefusal };

/**
 * Makes a request the duplicate of another: its state, the events of both, mails and audit events in one transaction. From
 * then on its resident is told of every step of the other. Throws `not_found` for a request of another desk.
 */
export function mergeRequest(deps: MoveRequestDeps, input: MergeRequestInput): Promise<MergeRequestOutcome> {
  return deps.db.transaction(async (tx) => {
    const outcome = await mergeRequestWithin(tx, deps, { ...input, reasonCode: "same_matter" });
    return outcome.status === "refused" ? { status: outcome.status, reason: outcome.reason } : outcome;
  });
}

/** The same, in a transaction of the caller's. */
export async function mergeRequestWithin(
  tx: Transaction,
  deps: Omit<MoveRequestDeps, "db">,
  { into, ...move }: MergeRequestInput & Pick<MoveRequestInput, "reasonCode">,
  // Of what is missing everything is told; `reason` is the first.
): Promise<MergeRequestOutcome & { readonly reasons?: readonly MoveRefusal[] }> {
  const { actor } = move;
  const seen = await selectRequest(tx, move.reference, readerOf(actor));
  if (!seen) throw new AppError("not_found");
  const first = await findLeading({ ...deps, db: tx }, { request: seen, into, actor });
  if (first.status === "refused") return first;
  if (!findTransition(seen.state, "duplicate", actor.kind)) return { status: "refused", reason: "not_allowed" };
  // Both are held, always in the same order; then it is looked again, for what others did meanwhile.
  await lockRequests(tx, [seen.id, first.leading.id]);
  const found = await findLeading({ ...deps, db: tx }, { request: seen, into, actor });
  if (found.status === "refused") return found;
  const { leading } = found;
  if (leading.id !== first.leading.id) return { status: "refused", reason: "stale_version" };
  const outcome = await moveRequestWithin(tx, deps, { ...move, to: "duplicate", leading });
  if (outcome.status === "refused") return outcome;
  const at = deps.clock.now();
  await recordRequestEvent(deps, tx, {
    requestId: leading.id,
    reference: leading.reference,
    at,
    kind: "joined",
    actorKind: actor.kind,
    actorStaffId: actor.staffId,
    deskId: leading.deskId,
    dueAt: leading.dueAt,
  });
  await recordAuditEvent(tx, {
    at,
    actor: { kind: "staff", id: actor.staffId },
    action: "requests.merged",
    subjectType: "request",
    subjectId: move.reference,
    details: { into: leading.reference, desk: seen.deskId, leading_desk: leading.deskId },
  });
  return { status: "merged", into: leading.reference };
}
