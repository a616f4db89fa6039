import { selectHeldConversations } from "#app/domain/assistant/hand-over.queries.server.ts";
import { listVisitorRequests } from "#app/domain/requests/list-visitor-requests.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { IDLE_LIMIT_MS, type ResidentSession } from "./resident.ts";
import { hasIdentity } from "./resident-identities.queries.server.ts";
import { selectLiveSessions } from "./resident-sessions.queries.server.ts";

const MAX_CONVERSATIONS = 20;

/** Everything the account page shows. */
export async function readAccount(
  deps: Pick<Services, "db" | "clock" | "site" | "identity">,
  { resident, visitorId, sessionId }: ResidentSession,
  language: Language,
) {
  const now = deps.clock.now();
  const idleSince = new Date(now.getTime() - IDLE_LIMIT_MS);
  const sessions = await selectLiveSessions(deps.db, { residentId: resident.id, now, idleSince });
  return {
    email: resident.email,
    name: resident.name,
    profile: resident.profile,
    provider: deps.identity && { name: deps.identity.name, isConnected: await hasIdentity(deps.db, resident.id) },
    requests: await listVisitorRequests(deps, { visitorId, language }),
    conversations: await selectHeldConversations(deps.db, visitorId, MAX_CONVERSATIONS),
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === sessionId })),
  };
}
