import type { Queryable } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { selectSecretHash } from "./request-access.queries.server.ts";
import { hashSecret, isSameHash, normaliseSecret } from "./secret.server.ts";

/** Whether what was typed is the code of a request: asked again before something is changed that a browser left open must not. */
export async function isOwnSecret(
  db: Queryable,
  { sessionSecret }: Pick<Services, "sessionSecret">,
  { reference, secret }: { readonly reference: string; readonly secret: string },
): Promise<boolean> {
  const known = await selectSecretHash(db, reference);
  const given = hashSecret(sessionSecret, reference, normaliseSecret(secret));
  return isSameHash(known?.secretHash ?? [...given].reverse().join(""), given) && known !== undefined;
}
