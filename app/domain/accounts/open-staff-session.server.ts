import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import type { Browser } from "./browser.ts";
import { hashSessionToken, makeSessionToken } from "./session-token.server.ts";
import { deleteExpiredSessions, endSession, insertSession } from "./sessions.queries.server.ts";
import { type SignInStage, STAGE_LIMIT_MS } from "./staff-session.ts";

/** In which browser, and with which session it came: that one ends, whoever signs in now. */
export type StaffBrowser = { readonly browser: Browser; readonly previousToken?: string | undefined };

/** A session under a new token, at this stage of the sign-in; the token the browser had until now is worth nothing. */
export async function openStaffSession(
  { clock, sessionSecret }: Pick<Services, "clock" | "sessionSecret">,
  tx: Transaction,
  {
    staffId,
    stage,
    isFactorByProvider = false,
  }: {
    readonly staffId: string;
    readonly stage: SignInStage;
    /** The provider says that it saw a second factor. */
    readonly isFactorByProvider?: boolean;
  },
  { browser, previousToken }: StaffBrowser,
): Promise<string> {
  const now = clock.now();
  const token = makeSessionToken();
  if (previousToken) await endSession(tx, hashSessionToken(sessionSecret, previousToken), now);
  await deleteExpiredSessions(tx, staffId, now);
  await insertSession(tx, {
    staffId,
    stage,
    isFactorByProvider,
    tokenHash: hashSessionToken(sessionSecret, token),
    browser,
    createdAt: now,
    expiresAt: new Date(now.getTime() + STAGE_LIMIT_MS[stage]),
  });
  return token;
}
