import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { normaliseEmail } from "./create-staff-member.server.ts";
import { verifyPassword } from "./passwords.server.ts";
import { MAX_PASSWORD_LENGTH } from "./password-rules.ts";
import { hashSessionToken, makeSessionToken } from "./session-token.server.ts";
import { deleteExpiredSessions, endSession, insertSession } from "./sessions.queries.server.ts";
import { selectPasswordHash } from "./staff.queries.server.ts";
import { ABSOLUTE_LIMIT_MS } from "./staff-session.ts";

export type SignInInput = {
  readonly email: string;
  readonly password: string;
  /** The token the browser came with: its session ends, whoever signs in now. */
  readonly previousToken?: string | undefined;
};

export type SignInOutcome = { readonly status: "signed_in"; readonly token: string } | { readonly status: "refused" };

/** Opens a session. Unknown address, wrong password and disabled account have one answer and do the same work. */
export async function signIn(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  input: SignInInput,
): Promise<SignInOutcome> {
  const account = await selectPasswordHash(deps.db, normaliseEmail(input.email));
  const isRight = await verifyPassword(account?.passwordHash, input.password.slice(0, 4 * MAX_PASSWORD_LENGTH));
  const now = deps.clock.now();
  const token = makeSessionToken();
  return deps.db.transaction(async (tx) => {
    const isSignedIn = account !== undefined && isRight;
    if (isSignedIn) {
      if (input.previousToken) await endSession(tx, hashSessionToken(deps.sessionSecret, input.previousToken), now);
      await deleteExpiredSessions(tx, account.staffId, now);
      await insertSession(tx, {
        tokenHash: hashSessionToken(deps.sessionSecret, token),
        staffId: account.staffId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + ABSOLUTE_LIMIT_MS),
      });
    }
    await recordAuditEvent(tx, {
      actor: isSignedIn ? { kind: "staff", id: account.staffId } : { kind: "system" },
      action: isSignedIn ? "staff.signed_in" : "staff.sign_in_refused",
      subjectType: "staff_member",
      subjectId: account?.staffId ?? "unknown",
      at: now,
    });
    return isSignedIn ? { status: "signed_in", token } : { status: "refused" };
  });
}
