import { RETENTION_CATEGORIES } from "#app/domain/desks/retention.ts";
import { selectHolds } from "#app/domain/requests/request-holds.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { selectRuns } from "./retention.queries.server.ts";

const SHOWN_DAYS = 30;

/** How long each category is kept, what the last nights took out, and what a hold keeps; `withReasons`: for those who may read requests. */
export async function readRetention(
  { db, site }: Pick<Services, "db" | "site">,
  { withReasons }: { readonly withReasons: boolean },
) {
  const holds = await selectHolds(db, null);
  return {
    categories: RETENTION_CATEGORIES.map((category) => ({ category, days: site.retention[category] })),
    runs: await selectRuns(db, SHOWN_DAYS),
    holds: holds.map(({ reason, ...hold }) => ({ ...hold, reason: withReasons ? reason : undefined })),
  };
}
