import type { SignedInAssurance } from "#app/domain/accounts/assurance.ts";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import { holderOf } from "./find-resident-session.server.ts";
import { ABSOLUTE_LIMIT_MS } from "./resident.ts";
import { selectLapsedSession } from "./resident-sessions.queries.server.ts";

/**
 * Whose session this was that nobody ended and that is over since less than a day: what they were typing meanwhile is kept for
 * them. It opens nothing.
 */
export async function findLapsedHolder(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  token: string,
): Promise<{ readonly visitorId: string; readonly assurance: SignedInAssurance } | undefined> {
  const tokenHash = hashSessionToken(deps.sessionSecret, token, "resident-session");
  const since = new Date(deps.clock.now().getTime() - ABSOLUTE_LIMIT_MS);
  const found = await selectLapsedSession(deps.db, tokenHash, since);
  return found && { visitorId: holderOf(deps, found.residentId), assurance: found.assurance };
}
