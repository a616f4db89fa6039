import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Services } from "#app/domain/services.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { PAGE_ADDRESS } from "./feedback.ts";
import { selectContentHash } from "./feedback.queries.server.ts";

const VERSION_LENGTH = 12;

/** The version of an open service or guide by its address; `undefined` for any other address. */
export function findPageVersion(
  deps: Pick<Services, "db" | "clock" | "site">,
  page: string,
): Promise<string | undefined> {
  const [, kind, slug] = PAGE_ADDRESS.exec(page) ?? [];
  if (!slug || (kind !== "services" && kind !== "guides")) return Promise.resolve(undefined);
  const today = calendarDateIn(deps.clock.now(), deps.site.time_zone);
  return readPublished(deps.db, ["version", page, today], async () =>
    (await selectContentHash(deps.db, { kind, slug, today }))?.slice(0, VERSION_LENGTH),
  );
}
