import { unlessUnavailable } from "#app/db/errors.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Services } from "#app/domain/services.ts";
import { hashApiKey, idOfApiKey } from "./api-key.server.ts";
import { isSameHash } from "#app/domain/accounts/is-same-hash.server.ts";
import { selectLiveKey, touchApiKey } from "./api-keys.queries.server.ts";
import type { ApiScope } from "./scopes.ts";

/** One write an hour is enough to know which keys are in use. */
const TOUCH_EVERY_MS = 3_600_000;

/** Another system as it acts: a staff member with the desks it was given, and the scopes of its key. */
export type ActingClient = StaffSession & { readonly scopes: readonly ApiScope[] };

/** Whose key this is; `undefined` when it is nobody's, is over, or its system is switched off: the three look alike. */
export async function findApiClient(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  key: string,
): Promise<ActingClient | undefined> {
  const id = idOfApiKey(key);
  if (!id) return undefined;
  const now = deps.clock.now();
  const given = hashApiKey(deps.sessionSecret, key);
  const known = await selectLiveKey(deps.db, id, now);
  // Compared against itself reversed when there is none, so that both answers take the same time.
  const isRight = isSameHash(known?.hash ?? [...given].reverse().join(""), given);
  if (!known || !isRight) return undefined;
  if (!known.lastUsedAt || now.getTime() - known.lastUsedAt.getTime() >= TOUCH_EVERY_MS)
    await touchApiKey(deps.db, id, now).catch(unlessUnavailable);
  const { clientId, name, email, deskIds, scopes } = known;
  return { staffId: clientId, name, email, roles: ["agent"], deskIds, scopes };
}
