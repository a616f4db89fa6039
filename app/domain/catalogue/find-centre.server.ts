import type { WeeklyHours } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import { summariseCentre, type CentreSummary } from "./list-centres.ts";
import type { Linked } from "./public-service.ts";

export type SpecialDay = {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly isWorked: boolean;
};

/** Everything a visitor asks about a centre before setting out. */
export type CentreDetails = CentreSummary & {
  readonly hours: WeeklyHours;
  /** Holidays and worked weekends of the next weeks, soonest first. */
  readonly specialDays: readonly SpecialDay[];
  readonly counters: readonly { readonly id: string; readonly name: string; readonly services: readonly Linked[] }[];
  readonly accessibility: readonly string[];
};

const SPECIAL_DAYS_SHOWN = 4;

export async function findCentre(
  deps: CatalogueDeps,
  input: { readonly id: string; readonly language: ContentLanguage },
): Promise<CentreDetails | undefined> {
  const { id, language } = input;
  const centre = deps.site.centres.find((candidate) => candidate.id === id);
  if (!centre) return undefined;
  const titles = new Map(
    (await listPublicServices(deps, { language })).map((service) => [service.slug, service.title]),
  );
  return {
    ...summariseCentre(deps, centre, language),
    hours: centre.hours,
    specialDays: comingSpecialDays(deps, language),
    counters: centre.counters.map((counter) => ({
      id: counter.id,
      name: counter.name[language],
      services: counter.services.flatMap((slug) =>
        titles.has(slug) ? [{ slug, title: titles.get(slug) ?? slug }] : [],
      ),
    })),
    accessibility: centre.accessibility.map((text) => text[language]),
  };
}

function comingSpecialDays({ site, clock }: CatalogueDeps, language: ContentLanguage): SpecialDay[] {
  const today = calendarDateIn(clock.now(), site.time_zone);
  const holidays = site.holidays.map((day) => ({
    from: day.from,
    to: day.to,
    name: day.name[language],
    isWorked: false,
  }));
  const worked = site.make_up_days.map((day) => ({
    from: day.date,
    to: day.date,
    name: day.name[language],
    isWorked: true,
  }));
  return [...holidays, ...worked]
    .filter((day) => day.to >= today)
    .sort((a, b) => a.from.localeCompare(b.from))
    .slice(0, SPECIAL_DAYS_SHOWN);
}
