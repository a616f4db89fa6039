import type { Transaction } from "#app/db/port.ts";
import { doOnce, type OnceOutcome } from "#app/domain/clients/do-once.server.ts";
import type { ActingClient } from "#app/domain/clients/find-api-client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type MergeRefusal, mergeRequestWithin } from "./merge-request.server.ts";
import {
  listMissing,
  type MoveRefusal,
  type MoveRequestDeps,
  type MoveRequestInput,
  moveRequestWithin,
  readerOf,
} from "./move-request.server.ts";
import { toReceipt } from "./open-request-for-client.server.ts";
import { parseReference } from "./reference.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { findTransition, listTransitions, type StoredRequestState } from "./states.ts";
import type { Transition } from "./states.ts";
import { getStaffActor, type StaffActor } from "./view-request-as-staff.server.ts";

export type ClientMovesInput = Omit<MoveRequestInput, "actor" | "reference" | "leading"> & {
  readonly key: string;
  /** As typed. */
  readonly reference: string;
  /** Of a duplicate: what it goes on with, as typed. */
  readonly into?: string | undefined;
};

export type ClientMoveRefusal = MoveRefusal | MergeRefusal | "leading_needed";

/** With how the request stands now, and what can be done with it. */
export type ClientMovesRefusal = {
  readonly reasons: readonly ClientMoveRefusal[];
  readonly current: { readonly state: StoredRequestState; readonly version: number };
  readonly transitions: readonly Transition[];
};

/** Moves a request in the name of another system, once for each key. Throws `not_found` for other desks' requests. */
export function moveRequestForClient(
  deps: MoveRequestDeps & { readonly sessionSecret: string },
  client: ActingClient,
  { key, ...asked }: ClientMovesInput,
): Promise<OnceOutcome<ClientMovesRefusal>> {
  const actor = getStaffActor(client);
  const reference = parseReference(asked.reference);
  if (!reference) throw new AppError("not_found");
  const input = { ...asked, reference, actor };
  const once = { clientId: client.staffId, key, asked: JSON.parse(JSON.stringify({ ...asked, reference })) as object };
  return deps.db.transaction((tx) =>
    doOnce<ClientMovesRefusal>(tx, deps, once, async () => {
      const outcome = await moveWithin(tx, deps, input);
      // Sent on to another desk it is out of the client's sight; that it went there, it may know.
      const request = await selectRequest(tx, reference, { kind: "system" });
      if (!request) throw new AppError("not_found");
      if (outcome.status !== "refused") return { reply: { status: 200, body: toReceipt(request) } };
      const { state, version } = request;
      const transitions = listTransitions(state, actor.kind);
      return { refusal: { reasons: outcome.reasons ?? [outcome.reason], current: { state, version }, transitions } };
    }),
  );
}

/** As staff do on their pages: a duplicate names the request it goes on with, and everything that is missing is told at once. */
async function moveWithin(
  tx: Transaction,
  deps: Omit<MoveRequestDeps, "db">,
  { into, ...move }: MoveRequestInput & { readonly actor: StaffActor; readonly into?: string | undefined },
): Promise<
  | { readonly status: "moved" | "merged" }
  | { readonly status: "refused"; readonly reason: ClientMoveRefusal; readonly reasons?: readonly ClientMoveRefusal[] }
> {
  if (move.to !== "duplicate") return moveRequestWithin(tx, deps, move);
  if (into !== undefined) return mergeRequestWithin(tx, deps, { ...move, into });
  const request = await selectRequest(tx, move.reference, readerOf(move.actor));
  if (!request) throw new AppError("not_found");
  const transition = findTransition(request.state, move.to, move.actor.kind);
  if (request.version !== move.expectedVersion) return { status: "refused", reason: "stale_version" };
  if (!transition) return { status: "refused", reason: "not_allowed" };
  return {
    status: "refused",
    reason: "leading_needed",
    reasons: ["leading_needed", ...listMissing(deps, transition, move)],
  };
}
