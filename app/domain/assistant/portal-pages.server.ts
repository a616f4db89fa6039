import { readPublished } from "#app/domain/content/read-published.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { AssistantDeps } from "./context.ts";
import { type PortalPage, selectPortalPages } from "./evidence.queries.server.ts";

/** What an authority publishes is a few hundred pages; beyond this the index alone finds them. */
const MAX_PAGES = 2_000;

/** The portal's own pages that are public and valid today: few enough to be looked at one by one. */
export const readPortalPages = (deps: AssistantDeps, language: string): Promise<PortalPage[]> =>
  readPages(deps, language, false);

/** Those whose text is there in another language only: here they have names and a summary, and nothing to quote. */
export const readNamedPages = (deps: AssistantDeps, language: string): Promise<PortalPage[]> =>
  readPages(deps, language, true);

function readPages({ db, clock, site }: AssistantDeps, language: string, isNamedOnly: boolean): Promise<PortalPage[]> {
  const today = calendarDateIn(clock.now(), site.time_zone);
  return readPublished(db, ["assistant pages", language, today, isNamedOnly], () =>
    selectPortalPages(db, { language, today, limit: MAX_PAGES, isNamedOnly }),
  );
}
