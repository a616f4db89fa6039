import { type FieldPlace, fieldsOf } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { openFormerSecret } from "./former-secret.server.ts";
import {
  selectFormerSecondFactors,
  type StoredSecondFactor,
  updateSealedSecret,
} from "./second-factors.queries.server.ts";

const placeOf = (staffId: string): FieldPlace => ({ column: "staff_second_factors.sealed", row: staffId });

/** Sealed for one staff member: in another's row it opens nothing. */
export const sealSecret = (db: Queryable, staffId: string, secret: string): string =>
  fieldsOf(db).seal(placeOf(staffId), secret);

/** What came back from a page; `undefined` when we did not seal it for them. */
export function openOfferedSecret(db: Queryable, staffId: string, sealed: string): string | undefined {
  try {
    return fieldsOf(db).open(placeOf(staffId), sealed);
  } catch {
    return undefined;
  }
}

/**
 * The secret of a stored second factor. One that an older version sealed is sealed anew on the way; `undefined` where that was
 * with a SESSION_SECRET that was changed since: then an administrator resets it. A missing key of the ring is a fault, and throws.
 */
export async function openStoredSecret(
  { sessionSecret }: Pick<Services, "sessionSecret">,
  tx: Queryable,
  staffId: string,
  { sealed, formerSecret }: StoredSecondFactor,
): Promise<string | undefined> {
  if (sealed) return fieldsOf(tx).open(placeOf(staffId), sealed);
  const secret = formerSecret ? openFormerSecret(sessionSecret, staffId, formerSecret) : undefined;
  if (secret) await updateSealedSecret(tx, staffId, sealSecret(tx, staffId, secret));
  return secret;
}

/** Seals anew what an older version sealed, at the first start of this one; gives how many there were. */
export async function sealStandingSecrets(deps: Pick<Services, "db" | "sessionSecret">): Promise<number> {
  return deps.db.transaction(async (tx) => {
    let done = 0;
    for (const former of await selectFormerSecondFactors(tx))
      if (await openStoredSecret(deps, tx, former.staffId, former)) done += 1;
    return done;
  });
}
