import { randomUUID } from "node:crypto";
import type { SignedInAssurance } from "#app/domain/accounts/assurance.ts";
import { hashSessionToken, makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Browser } from "#app/domain/accounts/browser.ts";
import { ABSOLUTE_LIMIT_MS } from "./resident.ts";
import { deleteExpiredSessions, endSessionByToken, insertSession } from "./resident-sessions.queries.server.ts";

export type SessionInput = {
  readonly browser: Browser;
  /** The session the browser came with ends, whoever signs in now. */
  readonly previousToken?: string | undefined;
};

/** A new session for a resident who has shown who they are; gives its token. */
export async function openSession(
  { clock, sessionSecret }: Pick<Services, "clock" | "sessionSecret">,
  tx: Transaction,
  resident: { readonly id: string; readonly by: "mail_code" | "provider"; readonly assurance: SignedInAssurance },
  { browser, previousToken }: SessionInput,
): Promise<string> {
  const now = clock.now();
  const token = makeSessionToken();
  if (previousToken)
    await endSessionByToken(tx, hashSessionToken(sessionSecret, previousToken, "resident-session"), now);
  await deleteExpiredSessions(tx, resident.id, now);
  await insertSession(tx, {
    id: randomUUID(),
    tokenHash: hashSessionToken(sessionSecret, token, "resident-session"),
    residentId: resident.id,
    browser,
    assurance: resident.assurance,
    createdAt: now,
    expiresAt: new Date(now.getTime() + ABSOLUTE_LIMIT_MS),
  });
  await recordAuditEvent(tx, {
    actor: { kind: "resident", id: resident.id },
    action: "resident.signed_in",
    subjectType: "resident",
    subjectId: resident.id,
    details: { by: resident.by, assurance: resident.assurance },
    at: now,
  });
  return token;
}
