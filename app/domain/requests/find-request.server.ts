import type { Services } from "#app/domain/services.ts";
import { findIdBySecret } from "./is-own-secret.server.ts";
import { parseReference } from "./reference.ts";
import { grantAccess } from "./request-access.queries.server.ts";

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
  const id = await findIdBySecret(deps.db, deps, { reference, secret: input.secret });
  if (id === undefined) return { status: "refused", reason: "no_match" };
  await grantAccess(deps.db, id, input.visitorId, deps.clock.now());
  return { status: "found", reference };
}
