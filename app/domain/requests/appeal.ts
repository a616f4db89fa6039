import { calendarForDesk, findDesk } from "#app/domain/desks/find-desk.ts";
import type { Appeal, Site } from "#app/domain/desks/site-schema.ts";
import { addWorkingDays, hoursOn, localDate } from "#app/domain/desks/working-time.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import type { RequestClock, RequestEvent } from "./types.ts";

/** Against a refusal, or against an answer that did not come in time. */
export type AppealRoute = {
  readonly against: "refusal" | "silence";
  readonly route: Appeal;
  /** The day that the time begins after, and the last one. */
  readonly from: Date;
  readonly until: Date;
};

/** How many days off in a row can push the last day on; more is a mistake in the hours. */
const MOST_DAYS_OFF = 60;

/** Where appeals go: what the service says itself, else its desk, else the whole authority. */
export type AppealPlace = { readonly deskId: string; readonly ofService: Appeal | undefined };

const appealOf = (site: Site, { deskId, ofService }: AppealPlace): Appeal | undefined =>
  ofService ?? findDesk(site, deskId)?.appeal ?? site.appeal;

/**
 * The last day: the first one counted is the day after. Working days are those of the desk; of calendar days all count, and
 * where the last one is a day off, it is the next working day.
 */
export function lastDayOfAppeal(site: Site, deskId: string, route: Appeal, from: Date): Date {
  const calendar = calendarForDesk(site, deskId);
  if (route.count === "working") return addWorkingDays(calendar, from, route.days);
  let last = localDate(calendar, from).add({ days: route.days });
  for (let off = 0; off < MOST_DAYS_OFF && hoursOn(calendar, last).length === 0; off++) last = last.add({ days: 1 });
  return new Date(last.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: "12:00" }).epochMilliseconds);
}

/** How to appeal against a decision of this moment. */
export function appealAgainst(
  site: Site,
  place: AppealPlace,
  against: AppealRoute["against"],
  from: Date,
): AppealRoute | undefined {
  const route = appealOf(site, place);
  return route && { against, route, from, until: lastDayOfAppeal(site, place.deskId, route, from) };
}

/** What the resident of a request can appeal against now: a refusal that stands, closed or not; else that it is late. */
export function findAppeal(
  site: Site,
  place: AppealPlace,
  clock: RequestClock,
  events: readonly RequestEvent[],
): AppealRoute | undefined {
  const decided = events.findLast(({ to }) => to === "rejected" || to === "answered" || to === "reopened");
  if (decided?.to === "rejected")
    return appealAgainst(site, { ...place, deskId: decided.deskId }, "refusal", decided.at);
  return clock.light === "red" ? appealAgainst(site, place, "silence", clock.dueAt) : undefined;
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** The same in words, a line each: before whom and until when, by which rule, in which form, where. */
export function appealLines(
  t: Translate,
  { against, route, from, until }: AppealRoute,
  { language, day }: { readonly language: Language; readonly day: (date: Date) => string },
): string[] {
  const both = (text: Appeal["body"] | undefined) => inLanguage(text, language) ?? "";
  return [
    t(`requests:appeal.${against}`, { body: both(route.body), until: day(until) }),
    t(`requests:appeal.rule_${route.count}`, { days: route.days, from: day(from) }),
    t("requests:appeal.form", { form: both(route.form) }),
    ...(route.address ? [t("requests:appeal.address", { address: both(route.address) })] : []),
    ...(route.phone ? [t("requests:appeal.phone", { phone: route.phone })] : []),
  ];
}
