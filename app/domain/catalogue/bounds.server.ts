import { gradesUpTo } from "#app/domain/accounts/grades.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { Bounds } from "./catalogue.queries.server.ts";

export type CatalogueDeps = Pick<Services, "db" | "clock" | "site" | "embeddings">;

/** What residents may read today: open texts within their dates, by the calendar of the place. */
export function publicBounds(deps: Pick<Services, "clock" | "site">, language: ContentLanguage): Bounds {
  return { language, grades: gradesUpTo("public"), today: calendarDateIn(deps.clock.now(), deps.site.time_zone) };
}
