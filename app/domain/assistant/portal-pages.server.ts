import { readPublished } from "#app/domain/content/read-published.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { AssistantDeps } from "./context.ts";
import { type PortalPage, selectPortalPages } from "./evidence.queries.server.ts";

/** What an authority publishes is a few hundred pages; beyond this the index alone finds them. */
const MAX_PAGES = 2_000;

/** The portal's own pages that are public and valid today: few enough to be looked at one by one. */
export function readPortalPages({ db, clock, site }: AssistantDeps, language: string): Promise<PortalPage[]> {
  const today = calendarDateIn(clock.now(), site.time_zone);
  return readPublished(db, ["assistant pages", language, today], () =>
    selectPortalPages(db, { language, today, limit: MAX_PAGES }),
  );
}
