import { Temporal } from "temporal-polyfill";
import { publicBounds } from "#app/domain/catalogue/bounds.server.ts";
import { listWholeServices } from "#app/domain/catalogue/find-public-service.server.ts";
import { listGuides } from "#app/domain/catalogue/list-guides.server.ts";
import { readPersonFacts } from "#app/domain/catalogue/read-facts.server.ts";
import { readTopics } from "#app/domain/catalogue/read-topics.server.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { OpenCatalogue, OpenService } from "./open-catalogue.ts";
import { selectCatalogueDates } from "./open-formats.queries.server.ts";

export type OpenDeps = Pick<Services, "db" | "clock" | "site" | "publicUrl">;

/** The whole public catalogue in all languages of the content, read once for each publication and day. */
export function readOpenCatalogue(deps: OpenDeps): Promise<OpenCatalogue> {
  const { grades, today } = publicBounds(deps, "en");
  return readPublished(deps.db, ["open-catalogue", deps.publicUrl, grades, today], async () => {
    const english = await listWholeServices(deps, { language: "en" });
    const chinese = new Map(
      (await listWholeServices(deps, { language: "zh-CN" })).map(({ service }) => [service.slug, service]),
    );
    const guides = [
      ...(await listGuides(deps, { language: "en" })),
      ...(await listGuides(deps, { language: "en", kind: "page" })),
    ];
    return {
      publicUrl: deps.publicUrl,
      site: deps.site,
      topics: await readTopics(deps),
      facts: await readPersonFacts(deps),
      guides: new Set(guides.map(({ slug }) => slug)),
      services: english.map(({ service, publishedAt }): OpenService => ({
        slug: service.slug,
        modifiedAt: latest([publishedAt, startOfDay(service.validFrom, deps.site.time_zone)]),
        in: { en: service, "zh-CN": chinese.get(service.slug) ?? service },
      })),
      modifiedAt: await readModifiedAt(deps, today),
      today,
    };
  });
}

/** Midnight at the place. */
function startOfDay(date: string, timeZone: string, addedDays = 0): Date {
  const day = Temporal.PlainDate.from(date).add({ days: addedDays });
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

const latest = (moments: readonly (Date | undefined | null)[]): Date =>
  new Date(Math.max(0, ...moments.map((moment) => moment?.getTime() ?? 0)));

async function readModifiedAt({ db, site }: OpenDeps, today: string): Promise<Date> {
  const dates = await selectCatalogueDates(db, today);
  return latest([
    dates.last_change,
    dates.last_setting,
    dates.last_begin === null ? undefined : startOfDay(dates.last_begin, site.time_zone),
    dates.last_end === null ? undefined : startOfDay(dates.last_end, site.time_zone, 1),
  ]);
}
