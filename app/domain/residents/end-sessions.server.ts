import { FRESH_FOR_ENDING_MS, isFresh } from "#app/domain/accounts/fresh-sign-in.ts";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { endOwnSessions, endSessionByToken } from "./resident-sessions.queries.server.ts";
import type { ResidentSession } from "./resident.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

/** Ends the session for good: a copied cookie is worth nothing afterwards. An unknown token changes nothing. */
export async function signOutResident({ db, clock, sessionSecret }: Deps, token: string): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    const id = await endSessionByToken(tx, hashSessionToken(sessionSecret, token, "resident-session"), now);
    if (!id) return;
    const actor = { kind: "resident", id } as const;
    await recordAuditEvent(tx, {
      actor,
      action: "resident.signed_out",
      subjectType: "resident",
      subjectId: id,
      at: now,
    });
  });
}

export type EndOutcome =
  | { readonly status: "ended"; readonly count: number }
  /** Signing in was too long ago: a browser left open ends nobody's session. */
  | { readonly status: "not_fresh" };

/** Ends one of this resident's other sessions, or all of them; the one they act in stays. Another's session is none of theirs. */
export async function endOtherSessions(
  { db, clock }: Pick<Services, "db" | "clock">,
  session: ResidentSession,
  only?: string,
): Promise<EndOutcome> {
  const now = clock.now();
  if (!isFresh(session, now, FRESH_FOR_ENDING_MS)) return { status: "not_fresh" };
  const { resident, sessionId } = session;
  return db.transaction(async (tx) => {
    const ended = await endOwnSessions(tx, { residentId: resident.id, except: sessionId, ...(only && { only }) }, now);
    if (ended > 0)
      await recordAuditEvent(tx, {
        actor: { kind: "resident", id: resident.id },
        action: "resident.sessions_ended",
        subjectType: "resident",
        subjectId: resident.id,
        details: { count: ended },
        at: now,
      });
    return { status: "ended", count: ended };
  });
}
