import type { Services } from "#app/domain/services.ts";
import { parseReference } from "./reference.ts";
import { grantAccess, selectSecretHash } from "./request-access.queries.server.ts";
import { hashSecret, isSameHash, normaliseSecret } from "./secret.server.ts";

export type FindRequestInput = {
  /** As typed. */
  readonly reference: string;
  readonly secret: string;
  readonly visitorId: string;
};

/** A reference that is not there and a code that is wrong are one answer: neither tells that the other is right. */
export type FindRequestOutcome =
  | { readonly status: "found"; readonly reference: string }
  | { readonly status: "refused"; readonly reason: "reference_impossible" | "no_match" };

/** Lets a browser see the request whose reference and code it knows. */
export async function findRequest(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  input: FindRequestInput,
): Promise<FindRequestOutcome> {
  const reference = parseReference(input.reference);
  if (!reference) return { status: "refused", reason: "reference_impossible" };
  const known = await selectSecretHash(deps.db, reference);
  const given = hashSecret(deps.sessionSecret, reference, normaliseSecret(input.secret));
  // Compared against itself reversed when there is none, so that both answers take the same time.
  const isRight = isSameHash(known?.secretHash ?? [...given].reverse().join(""), given);
  if (!known || !isRight) return { status: "refused", reason: "no_match" };
  await grantAccess(deps.db, known.id, input.visitorId, deps.clock.now());
  return { status: "found", reference };
}
