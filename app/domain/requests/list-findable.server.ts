import type { Services } from "#app/domain/services.ts";
import { type Identifier, toIdentifier } from "./identifiers.ts";
import { selectFindable } from "./request-access.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** So long after the last thing that happened somebody who lost the code of a request that is over still finds it again. */
export const FINDABLE_DAYS = 180;
const DAY_MS = 86_400_000;

/** Whether this is how the resident is reached, not another number or address among their answers. */
export function isContactOf({ contact }: Pick<ServiceRequest, "contact">, { kind, value }: Identifier): boolean {
  if (kind === "identity_number") return false;
  return toIdentifier(kind, contact[kind] ?? "")?.value === value;
}

/** Open and recent requests whose resident is reached there, the newest first. */
export async function listFindable(
  { db, clock }: Pick<Services, "db" | "clock">,
  { contact, serviceSlug }: { readonly contact: Identifier; readonly serviceSlug: string | undefined },
): Promise<ServiceRequest[]> {
  const since = new Date(clock.now().getTime() - FINDABLE_DAYS * DAY_MS);
  const found = await selectFindable(db, contact, { serviceSlug, since });
  return found.filter((request) => isContactOf(request, contact));
}
