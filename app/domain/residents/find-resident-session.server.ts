import { unlessUnavailable } from "#app/db/errors.ts";
import { createHmac } from "node:crypto";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import { IDLE_LIMIT_MS, type ResidentSession } from "./resident.ts";
import { selectLiveSession, touchSession } from "./resident-sessions.queries.server.ts";

/** One write a minute is enough to know who is idle. */
const TOUCH_EVERY_MS = 60_000;

/** Whose everything is that a resident begins while signed in; the tables that hold it never name the account itself. */
export function holderOf({ sessionSecret }: Pick<Services, "sessionSecret">, residentId: string): string {
  return createHmac("sha256", sessionSecret).update(`resident:${residentId}`).digest("hex");
}

/** Who holds this session token, `undefined` when the session ended, idled out or never was. */
export async function findResidentSession(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  token: string,
): Promise<ResidentSession | undefined> {
  const now = deps.clock.now();
  const tokenHash = hashSessionToken(deps.sessionSecret, token, "resident-session");
  const idleSince = new Date(now.getTime() - IDLE_LIMIT_MS);
  const found = await selectLiveSession(deps.db, { tokenHash, now, idleSince });
  if (!found) return undefined;
  const { lastSeenAt, ...session } = found;
  if (now.getTime() - lastSeenAt.getTime() >= TOUCH_EVERY_MS)
    await touchSession(deps.db, session.sessionId, now).catch(unlessUnavailable);
  return { ...session, visitorId: holderOf(deps, session.resident.id) };
}
