import type { Transaction } from "#app/db/port.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { lockRequests } from "./request-access.queries.server.ts";
import { handOnMerges, selectNextInLine } from "./request-merges.queries.server.ts";
import type { ServiceRequest, Actor } from "./types.ts";

type Heir = Pick<ServiceRequest, "id" | "reference" | "version" | "language">;

/**
 * Who takes over when the resident of a leading request withdraws it: the oldest that was merged into it. Held until the end
 * of `tx`, before anything is written to the audit trail, which everybody waits for.
 */
export async function lockHeir(tx: Transaction, leadingId: string): Promise<Heir | undefined> {
  const [first] = await selectNextInLine(tx, leadingId);
  const [heir] = first ? await lockRequests(tx, [first]) : [];
  // Its resident may have opened it again meanwhile.
  return heir?.state === "duplicate" ? heir : undefined;
}

/** The move by which it goes its own way; what else had joined goes on with it. */
export async function passLeadOn(tx: Transaction, leadingId: string, heir: Heir) {
  await handOnMerges(tx, leadingId, heir.id);
  return {
    reference: heir.reference,
    actor: { kind: "system" } as const satisfies Actor,
    to: "reopened",
    reasonCode: "leading_withdrawn",
    wordsForResident: getTranslator(heir.language)("requests:joined.leading_withdrawn"),
    expectedVersion: heir.version,
  } as const;
}
