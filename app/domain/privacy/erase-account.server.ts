import { randomBytes } from "node:crypto";
import { isFresh } from "#app/domain/accounts/fresh-sign-in.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { endMandatesOf } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import type { TakenCode } from "#app/domain/residents/one-time-code.server.ts";
import { enterOwnCode } from "#app/domain/residents/own-code.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { deleteResident } from "#app/domain/residents/residents.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { deleteWatchesOf } from "#app/domain/watches/watches.queries.server.ts";
import { deleteMailsTo } from "#app/ports/mail/outbox.queries.server.ts";
import { eraseHeld, selectOwnReferences } from "./own-data.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

/** Without a mail address no code can be sent: then signing in must not be longer ago than this. */
const FRESH_MS = 10 * 60_000;

export type EraseOutcome =
  | { readonly status: "erased"; readonly requestsKept: number }
  | Exclude<TakenCode, { status: "right" }>
  /** Without a mail address: sign in again first. */
  | { readonly status: "not_fresh" };

/**
 * Erases an account and all that hangs on it but requests, which the law keeps until their day: those are nobody's any more,
 * and whoever holds reference and code can still follow them. Asks for a fresh code, so that a browser left open erases nothing.
 */
export async function eraseAccount(deps: Deps, session: ResidentSession, code: string): Promise<EraseOutcome> {
  const { db, clock } = deps;
  const { resident, visitorId } = session;
  if (resident.email) {
    const entered = await enterOwnCode(deps, session, { purpose: "erase", code });
    if (entered.status !== "right") return entered;
  } else if (!isFresh(session, clock.now(), FRESH_MS)) return { status: "not_fresh" };
  // A hash of nothing anybody holds.
  const nobody = randomBytes(32).toString("hex");
  return db.transaction(async (tx): Promise<EraseOutcome> => {
    const requestsKept = (await selectOwnReferences(tx, visitorId)).length;
    await eraseHeld(tx, visitorId, nobody);
    await endMandatesOf(tx, visitorId, nobody, clock.now());
    if (resident.email) {
      await deleteWatchesOf(tx, resident.email);
      await deleteMailsTo(tx, resident.email);
    }
    await deleteResident(tx, resident.id);
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id: resident.id },
      action: "resident.erased",
      subjectType: "resident",
      subjectId: resident.id,
      details: { requests_kept: requestsKept },
      at: clock.now(),
    });
    return { status: "erased", requestsKept };
  });
}
