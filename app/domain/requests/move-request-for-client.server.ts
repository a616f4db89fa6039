import { doOnce, type OnceOutcome } from "#app/domain/clients/do-once.server.ts";
import type { ActingClient } from "#app/domain/clients/find-api-client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import {
  type MoveRefusal,
  type MoveRequestDeps,
  type MoveRequestInput,
  moveRequestWithin,
} from "./move-request.server.ts";
import { toReceipt } from "./open-request-for-client.server.ts";
import { parseReference } from "./reference.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { listTransitions, type StoredRequestState } from "./states.ts";
import type { Transition } from "./states.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

export type ClientMovesInput = Omit<MoveRequestInput, "actor" | "reference"> & {
  readonly key: string;
  /** As typed. */
  readonly reference: string;
};

/** With how the request stands now, and what can be done with it. */
export type ClientMovesRefusal = {
  readonly reasons: readonly MoveRefusal[];
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
      const outcome = await moveRequestWithin(tx, deps, input);
      // Sent on to another desk it is out of the client's sight; that it went there, it may know.
      const request = await selectRequest(tx, reference, { kind: "system" });
      if (!request) throw new AppError("not_found");
      if (outcome.status === "moved") return { reply: { status: 200, body: toReceipt(request) } };
      const { state, version } = request;
      const transitions = listTransitions(state, actor.kind);
      return { refusal: { reasons: outcome.reasons, current: { state, version }, transitions } };
    }),
  );
}
