import { describeHours, type HoursNow } from "#app/domain/desks/describe-hours.ts";
import { chainOf } from "#app/domain/desks/places.ts";
import type { WeeklyHours } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { describePlan, type DistrictPlan } from "./describe-plan.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import { summariseCentre, type CentreSummary } from "./list-centres.ts";
import type { Linked } from "./public-service.ts";

export type SpecialDay = {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly isWorked: boolean;
};

export type CounterDetails = {
  readonly id: string;
  readonly name: string;
  readonly services: readonly Linked[];
  /** Only where they differ from those of the centre. */
  readonly ownHours: WeeklyHours | undefined;
  readonly now: HoursNow;
};

/** Everything a visitor asks about a centre before setting out. */
export type CentreDetails = CentreSummary & {
  readonly hours: WeeklyHours;
  /** Holidays and worked weekends of the next weeks, soonest first. */
  readonly specialDays: readonly SpecialDay[];
  readonly counters: readonly CounterDetails[];
  readonly accessibility: readonly string[];
  readonly languages: readonly string[];
  /** What it lies in, as one writes it: community, street, district. */
  readonly area: string;
  readonly plan: DistrictPlan | undefined;
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
      ownHours: counter.hours,
      now: describeHours(deps.site, counter.hours ? { hours: counter.hours } : centre, deps.clock.now()),
      services: counter.services.flatMap((slug) =>
        titles.has(slug) ? [{ slug, title: titles.get(slug) ?? slug }] : [],
      ),
    })),
    accessibility: centre.accessibility.map((text) => text[language]),
    languages: centre.languages.map((text) => text[language]),
    area: writeArea(
      chainOf(deps.site, centre.place).map(({ name }) => name[language]),
      language,
    ),
    plan: describePlan(deps.site, language),
  };
}

/** Chinese goes from the large to the small, without a comma. */
const writeArea = (places: readonly string[], language: ContentLanguage): string =>
  language === "zh-CN" ? places.toReversed().join("") : places.join(", ");

export function comingSpecialDays(
  { site, clock }: Pick<CatalogueDeps, "site" | "clock">,
  language: ContentLanguage,
): SpecialDay[] {
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
