import type { Queryable } from "#app/db/port.ts";
import type { AppealPlace } from "./appeal.ts";
import { selectServiceAppeal } from "./services.queries.server.ts";

/** Where appeals about a request go; of its service what is published now. */
export async function findAppealPlace(
  db: Queryable,
  { deskId, serviceSlug }: { readonly deskId: string; readonly serviceSlug: string | null | undefined },
): Promise<AppealPlace> {
  return { deskId, ofService: serviceSlug ? await selectServiceAppeal(db, serviceSlug) : undefined };
}
