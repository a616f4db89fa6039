import type { Queryable, Transaction } from "#app/db/port.ts";
import type { AuditDetails } from "#app/domain/audit/audit-event.server.ts";
import type { Actor } from "#app/domain/requests/types.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Mandate } from "./mandate.ts";
import { selectInForce } from "./mandates.queries.server.ts";

/** By what a helper reads a request. Nothing for others. Throws `not_found` when it is over. */
export async function readMandateOf(db: Queryable, actor: Actor, requestId: string): Promise<Mandate | undefined> {
  return findMandateOf(db, actor, requestId, false);
}

/** By what a helper acts on a request, kept as it is until the end of `tx`. Nothing for others. Throws `not_found` when it is over. */
export async function getMandateOf(tx: Transaction, actor: Actor, requestId: string): Promise<Mandate | undefined> {
  return findMandateOf(tx, actor, requestId, true);
}

async function findMandateOf(db: Queryable, actor: Actor, requestId: string, forShare: boolean) {
  if (actor.kind !== "helper") return undefined;
  const mandate = await selectInForce(db, { requestId, helperId: actor.helperId, now: actor.at }, { forShare });
  if (!mandate) throw new AppError("not_found");
  return mandate;
}

/** What an event keeps: the mandate, and both names as they were written. */
export const nameMandate = ({ id, helper, resident }: Pick<Mandate, "id" | "helper" | "resident">) => ({
  id,
  names: { helper, resident },
});

/** What the audit trail keeps: ids alone, of the mandate and of whom it is for. */
export const auditMandate = ({ id, holderId }: Pick<Mandate, "id" | "holderId">): AuditDetails => ({
  mandate: id,
  for: holderId ?? null,
});
