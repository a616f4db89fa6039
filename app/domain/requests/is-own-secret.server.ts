import type { Queryable } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { selectSecretHash } from "./request-access.queries.server.ts";
import { isSameHash } from "#app/domain/accounts/is-same-hash.server.ts";
import { deriveSecret, hashSecret, normaliseSecret } from "./secret.server.ts";

type Typed = { readonly reference: string; readonly secret: string };

/** The id of the request whose code was typed, if it is its code. One that is not there takes as long as a wrong code. */
export async function findIdBySecret(
  db: Queryable,
  { sessionSecret }: Pick<Services, "sessionSecret">,
  { reference, secret }: Typed,
): Promise<string | undefined> {
  const known = await selectSecretHash(db, reference);
  const given = hashSecret(sessionSecret, reference, normaliseSecret(secret));
  const isRight = isSameHash(known?.secretHash ?? [...given].reverse().join(""), given);
  return isRight ? known?.id : undefined;
}

/** Asked again before something is changed that a browser left open must not change. */
export const isOwnSecret = async (
  db: Queryable,
  deps: Pick<Services, "sessionSecret">,
  typed: Typed,
): Promise<boolean> => (await findIdBySecret(db, deps, typed)) !== undefined;

/** The code worked out from a key, while it is the request's; `undefined` once access was renewed and another counts. */
export async function findCurrentSecret(
  db: Queryable,
  deps: Pick<Services, "sessionSecret">,
  { reference, key }: { readonly reference: string; readonly key: string },
): Promise<string | undefined> {
  const secret = deriveSecret(deps.sessionSecret, key);
  return (await isOwnSecret(db, deps, { reference, secret })) ? secret : undefined;
}
