import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import {
  insertDeliveries,
  insertTestDelivery,
  type NewDelivery,
  requeueFailedDeliveries,
  selectDeliveries,
  type ShownDelivery,
} from "./webhook-deliveries.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs">;

/** Tells every system that may know of an event of it; in the transaction of the event. */
export async function queueDeliveries(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  { data, ...delivery }: Omit<NewDelivery, "body"> & { readonly data: object },
): Promise<void> {
  const body = JSON.stringify({ type: "request.event", at: delivery.at.toISOString(), data });
  if ((await insertDeliveries(tx, { ...delivery, body })) > 0) await jobs.enqueue(tx, "webhooks.deliver", {});
}

const SHOWN = 50;

export const listDeliveries = ({ db }: Pick<Services, "db">, clientId: string): Promise<ShownDelivery[]> =>
  selectDeliveries(db, clientId, SHOWN);

/** Sends something that tells of nothing; how it went stands in the list of deliveries. */
export function sendTestDelivery(deps: Deps, clientId: string): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const body = JSON.stringify({ type: "test", at: at.toISOString(), data: {} });
    await insertTestDelivery(tx, { id: randomUUID(), clientId, body, at });
    await deps.jobs.enqueue(tx, "webhooks.deliver", {});
  });
}

/** Tries all that were given up once more, from the first try on; gives how many. Pressed twice, the second finds none. */
export function replayDeliveries(
  deps: Deps,
  { clientId, staffId }: { readonly clientId: string; readonly staffId: string },
): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const count = await requeueFailedDeliveries(tx, clientId, at);
    if (count === 0) return 0;
    await deps.jobs.enqueue(tx, "webhooks.deliver", {});
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "clients.deliveries_replayed",
      subjectType: "client",
      subjectId: clientId,
      details: { count },
      at,
    });
    return count;
  });
}
