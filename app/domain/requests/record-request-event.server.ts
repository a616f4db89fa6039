import type { Transaction } from "#app/db/port.ts";
import { queueDeliveries } from "#app/domain/clients/queue-deliveries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { insertRequestEvent, type NewRequestEvent } from "./request-events.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** Appends one event and tells other systems of it, in one transaction. The only way in which an event comes to be. */
export async function recordRequestEvent(
  deps: Pick<Services, "jobs">,
  tx: Transaction,
  {
    reference,
    leading,
    ...event
  }: NewRequestEvent & {
    readonly reference: string;
    /** Of a duplicate: what it goes on with. */
    readonly leading?: Pick<ServiceRequest, "reference" | "deskId"> | undefined;
  },
): Promise<void> {
  const { seq, deskBefore } = await insertRequestEvent(tx, event);
  await queueDeliveries(deps, tx, {
    requestId: event.requestId,
    seq,
    at: event.at,
    deskIds: [event.deskId, ...(deskBefore ? [deskBefore] : [])],
    // Ids and codes alone: words and contact are fetched by whoever may read them.
    data: {
      reference,
      sequence: seq,
      kind: event.kind,
      from: event.from ?? null,
      to: event.to ?? null,
      by: event.actorKind,
      desk: event.deskId,
      reason: event.reasonCode ?? null,
      // One at another desk is named to whoever may read it, by the request itself.
      duplicate_of: leading?.deskId === event.deskId ? leading.reference : null,
      due_at: event.dueAt.toISOString(),
    },
  });
}
