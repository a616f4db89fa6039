import type { Services } from "#app/domain/services.ts";
import { IdentityError, type IdentityFailure } from "#app/ports/identity/port.ts";

/** Why the provider was of no help. Somebody who only said no is none of the log's business; anything unknown rises. */
export function failureOf({ log }: Pick<Services, "log">, error: unknown): IdentityFailure {
  if (!(error instanceof IdentityError)) throw error;
  if (error.reason !== "cancelled") log.warn({ reason: error.reason, why: codeOf(error.cause) }, "sign-in by provider");
  return error.reason;
}

/** The cause's name and code alone: its message may hold what the provider says of a person. */
function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const { code } = cause as { readonly code?: unknown };
  return typeof code === "string" ? `${cause.name} ${code}` : cause.name;
}
