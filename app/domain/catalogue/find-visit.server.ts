import { describeHours, type HoursNow } from "#app/domain/desks/describe-hours.ts";
import type { WeeklyHours } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { comingSpecialDays, type SpecialDay } from "./find-centre.server.ts";
import { findPublicService } from "./find-public-service.server.ts";
import { summariseCentre, type CentreSummary } from "./list-centres.ts";
import type { PublicService } from "./public-service.ts";
import { countersFor, hoursOfCounter } from "./rank-centres.ts";

/** What a visit slip says: one service at one centre. */
export type Visit = {
  readonly service: Pick<PublicService, "slug" | "title" | "evidence" | "costs" | "promisedWorkingDays">;
  readonly centre: Omit<CentreSummary, "now"> & { readonly accessibility: readonly string[] };
  readonly counters: readonly { readonly name: string; readonly hours: WeeklyHours; readonly now: HoursNow }[];
  /** The authority's rule for a paper that is missing; absent when it has written none. */
  readonly missingPaper: string | undefined;
  readonly beforeYouGo: string | undefined;
  /** The next holidays and worked weekends. */
  readonly specialDays: readonly SpecialDay[];
  /** The day on which all this was so. */
  readonly asOf: string;
};

const SPECIAL_DAYS_SHOWN = 2;

export type FindVisitOutcome =
  | { readonly status: "found"; readonly visit: Visit }
  /** No centre was named, or none that does this: one must be chosen. */
  | {
      readonly status: "no_centre";
      readonly service: Pick<PublicService, "slug" | "title">;
      readonly isRefused: boolean;
    };

/** `undefined` when there is no such service for the public. */
export async function findVisit(
  deps: CatalogueDeps,
  input: { readonly slug: string; readonly centreId: string | undefined; readonly language: ContentLanguage },
): Promise<FindVisitOutcome | undefined> {
  const { slug, centreId, language } = input;
  const { site, clock } = deps;
  const found = await findPublicService(deps, { slug, language });
  if (!found) return undefined;
  const centre = site.centres.find(({ id }) => id === centreId);
  const counters = centre ? countersFor(centre, slug) : [];
  const { title, evidence, costs, promisedWorkingDays } = found;
  if (!centre || counters.length === 0) {
    return { status: "no_centre", service: { slug, title }, isRefused: centreId !== undefined };
  }
  const { now: _now, ...summary } = summariseCentre(deps, centre, language);
  return {
    status: "found",
    visit: {
      service: { slug, title, evidence, costs, promisedWorkingDays },
      centre: { ...summary, accessibility: centre.accessibility.map((text) => text[language]) },
      counters: counters.map((counter) => {
        const hours = hoursOfCounter(centre, counter);
        return { name: counter.name[language], hours, now: describeHours(site, { hours }, clock.now()) };
      }),
      missingPaper: site.visits?.missing_paper[language],
      beforeYouGo: site.visits?.before_you_go?.[language],
      specialDays: comingSpecialDays(deps, language).slice(0, SPECIAL_DAYS_SHOWN),
      asOf: calendarDateIn(clock.now(), site.time_zone),
    },
  };
}
