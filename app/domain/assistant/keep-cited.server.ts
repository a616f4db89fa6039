import { readSections, sectionKey } from "#app/domain/search/read-sections.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { insertCitedSections } from "./cited-sections.queries.server.ts";
import type { AssistantDeps } from "./context.ts";
import type { AnswerSource } from "./types.ts";

/**
 * The sources with the version of the section each was taken from, and those sections kept as they read now. What was
 * worked out, such as opening hours, and foreign texts have none.
 */
export async function keepCited(
  { db, clock, site }: Pick<AssistantDeps, "db" | "clock" | "site">,
  sources: readonly AnswerSource[],
): Promise<AnswerSource[]> {
  const now = clock.now();
  const sections = await readSections(db, sources, calendarDateIn(now, site.time_zone));
  if (sections.size > 0) await insertCitedSections(db, [...sections.values()], now);
  return sources.map((source) => {
    const version = sections.get(sectionKey(source))?.version;
    return version ? { ...source, version } : source;
  });
}
