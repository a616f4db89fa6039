import type { Transaction } from "#app/db/port.ts";
import { queueDeliveries } from "#app/domain/clients/queue-deliveries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { insertRequestEvent, type NewRequestEvent, selectLastEvent } from "./request-events.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

type Event = NewRequestEvent & {
  readonly reference: string;
  /** Of a duplicate: what it goes on with. */
  readonly leading?: Pick<ServiceRequest, "reference" | "deskId"> | undefined;
};

/** Appends one event and tells other systems of it, in one transaction. */
export async function recordRequestEvent(deps: Pick<Services, "jobs">, tx: Transaction, event: Event): Promise<void> {
  const last = await selectLastEvent(tx, event.requestId);
  const seq = (last?.seq ?? 0) + 1;
  append(tx, seq, event);
  await tell(deps, tx, seq, event, last?.deskId);
}

/** The same for all that a new request begins with. `isTold` says whether any system wants to be told of events. */
export async function recordFirstEvents(
  deps: Pick<Services, "jobs">,
  tx: Transaction,
  events: readonly Event[],
  { isTold }: { readonly isTold: boolean },
): Promise<void> {
  events.forEach((event, index) => append(tx, index + 1, event));
  if (!isTold) return;
  for (const [index, event] of events.entries()) await tell(deps, tx, index + 1, event, events[index - 1]?.deskId);
}

/** The only way in which an event comes to be. */
function append(tx: Transaction, seq: number, { reference: _, leading: __, ...event }: Event): void {
  insertRequestEvent(tx, seq, event);
}

async function tell(
  deps: Pick<Services, "jobs">,
  tx: Transaction,
  seq: number,
  event: Event,
  deskBefore: string | undefined,
): Promise<void> {
  await queueDeliveries(deps, tx, {
    requestId: event.requestId,
    seq,
    at: event.at,
    deskIds: [event.deskId, ...(deskBefore ? [deskBefore] : [])],
    // Ids and codes alone: words and contact are fetched by whoever may read them.
    data: {
      reference: event.reference,
      sequence: seq,
      kind: event.kind,
      from: event.from ?? null,
      to: event.to ?? null,
      by: event.actorKind,
      desk: event.deskId,
      reason: event.reasonCode ?? null,
      // One at another desk is named to whoever may read it, by the request itself.
      duplicate_of: event.leading?.deskId === event.deskId ? event.leading.reference : null,
      due_at: event.dueAt.toISOString(),
    },
  });
}
