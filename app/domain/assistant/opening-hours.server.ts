import type { TFunction } from "i18next";
import { Temporal } from "temporal-polyfill";
import type { Centre, Site, WeeklyHours } from "#app/domain/desks/site-schema.ts";
import { calendarFor, hoursOn, localDate } from "#app/domain/desks/working-time.ts";
import { formatMoment, formatWeekday } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type AskedDay, askedDay, WEEKDAYS, withoutDays } from "./compose/asked-day.ts";
import { type Analyse, matterOf, plainOf } from "./compose/matter.ts";
import type { Evidence, PipelineContext } from "./context.ts";

/** What everybody calls the places where services are given; "you" means them too. */
const PLACE_WORDS =
  /\b(?:linjiang|district|subdistrict|town|service|services|government|public|citizens?'?|centres?|centers?|halls?|offices?|counters?|desks?|desk|you|go|visit|come)\b|便民|政务|服务|办事|中心|大厅|窗口|街道|社区|[区镇]|你们|单位|地方|的/g;

/**
 * When the centres are open, worked out from their hours and the calendar of days off: nothing when the question is about
 * something else that opens and closes, whose page says when.
 */
export function findOpeningHours(
  context: PipelineContext,
  part: string,
  before: string | undefined,
  analyse: Analyse,
): Evidence[] {
  const { site, clock } = context.deps;
  const plain = plainOf(part, analyse);
  if (matterOf(part, analyse).kinds[0] !== "hours") return [];
  const rest = namedOnly(site)
    .reduce((text, word) => text.replaceAll(word, " "), withoutDays(plain, site))
    .replace(PLACE_WORDS, " ");
  if (matterOf(rest, analyse).terms.size > 0) return [];
  const own = centresIn(plain, site);
  const named = own.length > 0 ? own : centresIn(plainOf(before ?? "", analyse), site);
  const today = localDate({ timeZone: site.time_zone }, clock.now());
  const day = askedDay(plain, site, today);
  return (named.length > 0 ? named : site.centres).map((centre) =>
    toEvidence(context, part, centre, linesOf(centre, day, context)),
  );
}

/** Words of a centre's name that are its own: Dongmen, 东门. */
function ownWords(centre: Centre): string[] {
  return Object.values(centre.name).flatMap((name) =>
    name
      .toLowerCase()
      .replace(/\b(?:district|subdistrict|town|service|centre|center)\b|区|街道|镇|便民|服务|中心/g, " ")
      .split(/\s+/)
      .filter((word) => word.length > 1),
  );
}
const namedOnly = (site: Site): string[] => site.centres.flatMap(ownWords);
const centresIn = (plain: string, site: Site): Centre[] => {
  const found = site.centres.filter((centre) => ownWords(centre).some((word) => plain.includes(word)));
  return found.length === site.centres.length ? [] : found;
};

const toEvidence = (
  { language }: PipelineContext,
  part: string,
  centre: Centre,
  lines: readonly string[],
): Evidence => ({
  id: `page:site-${centre.id}:hours`,
  kind: "page",
  slug: centre.id,
  title: centre.name[language],
  names: [],
  url: `/centres/${centre.id}#hours`,
  anchor: "hours",
  section: getTranslator(language)("content:passage.centre.hours"),
  text: lines.join("\n"),
  language,
  checkedOn: null,
  score: 0,
  madeFor: part,
});

function linesOf(centre: Centre, day: AskedDay, { deps: { site }, language }: PipelineContext): string[] {
  const t = getTranslator(language);
  const say = (days: string, periods: WeeklyHours["mon"], reason?: string) =>
    sayHours({ centre: centre.name[language], days, reason }, periods, language, t);
  // 5 January 2026 was a Monday.
  const nameOf = (index: number) => formatWeekday(language, `2026-01-${String(5 + index).padStart(2, "0")}`);
  switch (day.type) {
    case "dates":
      return datesOf(centre, day.dates, site, language).map(({ days, periods, reason }) => say(days, periods, reason));
    case "weekdays":
      return [
        ...day.days.map((one) => say(nameOf(WEEKDAYS.indexOf(one)), centre.hours[one])),
        t("assistant:hours.holidays"),
      ];
    case "holidays":
      return [t("assistant:hours.closed_on_holidays", { centre: centre.name[language] })];
    case "any":
      return [
        ...runs(WEEKDAYS.map((one) => JSON.stringify(centre.hours[one]))).map(({ from, to }) =>
          say(
            from === to ? nameOf(from) : t("assistant:hours.days", { from: nameOf(from), to: nameOf(to) }),
            centre.hours[WEEKDAYS[from] ?? "mon"],
          ),
        ),
        t("assistant:hours.holidays"),
      ];
  }
}

type Said = { readonly centre: string; readonly days: string; readonly reason?: string | undefined };

function sayHours(said: Said, periods: WeeklyHours["mon"], language: ContentLanguage, t: TFunction): string {
  if (periods.length === 0)
    return t(said.reason ? "assistant:hours.closed_for" : "assistant:hours.closed", { ...said });
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const times = list.format(periods.map(([opens, closes]) => t("content:passage.centre.period", { opens, closes })));
  return t(said.reason ? "assistant:hours.open_for" : "assistant:hours.open", { ...said, periods: times });
}

/** Neighbouring dates with the same hours are said together. */
function datesOf(centre: Centre, dates: readonly string[], site: Site, language: ContentLanguage) {
  const t = getTranslator(language);
  const calendar = calendarFor(site, centre.hours);
  const say = (date: string) => formatMoment(`${date}T00:00:00Z`, "day", language, "UTC");
  const reasonOf = (date: string) =>
    (
      site.make_up_days.find((one) => one.date === date) ??
      site.holidays.find(({ from, to }) => from <= date && date <= to)
    )?.name[language];
  const hours = dates.map((date) => hoursOn(calendar, Temporal.PlainDate.from(date)));
  return runs(dates.map((date, index) => JSON.stringify([hours[index], reasonOf(date)]))).map(({ from, to }) => {
    const [first, last] = [dates[from] ?? "", dates[to] ?? ""];
    return {
      days: first === last ? say(first) : t("assistant:hours.days", { from: say(first), to: say(last) }),
      periods: hours[from] ?? [],
      reason: reasonOf(first),
    };
  });
}

/** Unbroken runs of equal values, by index. */
function runs(values: readonly string[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  values.forEach((value, index) => {
    const last = found.at(-1);
    if (last && values[last.from] === value) last.to = index;
    else found.push({ from: index, to: index });
  });
  return found;
}
