import type { Transaction } from "#app/db/port.ts";
import type { AuditAction } from "./audit-actions.ts";
import type { AuditEvent } from "./audit-event.server.ts";
import { appendAuditEvent } from "./audit.queries.server.ts";

export type AuditEventInput = Omit<AuditEvent, "seq" | "action" | "details"> &
  Partial<Pick<AuditEvent, "details">> & { readonly action: AuditAction };

/**
 * Adds one link to the audit chain, inside the transaction of the change it tells of. Writers wait for each other until
 * their transactions end, so record LAST in a transaction: row locks taken afterwards could wait in a circle.
 */
export async function recordAuditEvent(tx: Transaction, input: AuditEventInput): Promise<void> {
  appendAuditEvent(tx, { ...input, details: input.details ?? {} });
}
