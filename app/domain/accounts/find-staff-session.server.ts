import { unlessUnavailable } from "#app/db/errors.ts";
import type { Services } from "#app/domain/services.ts";
import { hashSessionToken } from "./session-token.server.ts";
import { selectLiveSession, touchSession } from "./sessions.queries.server.ts";
import { IDLE_LIMIT_MS, type SignedInStaff, type SignInStage } from "./staff-session.ts";

/** One write a minute is enough to know who is idle. */
const TOUCH_EVERY_MS = 60_000;

/**
 * Who holds this token at this stage of a sign-in; `undefined` when it ended, idled out, never was, or is at another stage.
 * What a page sends by itself is no `use` of the session: nobody stays signed in for having left a page open.
 */
export async function findStaffSession(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  token: string,
  stage: SignInStage = "whole",
  { isUse = true }: { readonly isUse?: boolean } = {},
): Promise<SignedInStaff | undefined> {
  const now = deps.clock.now();
  const tokenHash = hashSessionToken(deps.sessionSecret, token);
  const idleSince = new Date(now.getTime() - IDLE_LIMIT_MS);
  const found = await selectLiveSession(deps.db, { tokenHash, stage, now, idleSince });
  if (!found) return undefined;
  if (isUse && now.getTime() - found.lastSeenAt.getTime() >= TOUCH_EVERY_MS)
    await touchSession(deps.db, tokenHash, now).catch(unlessUnavailable);
  return found.session;
}
