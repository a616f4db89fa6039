import type { Language } from "./languages.ts";

/** English as the sample district writes it: the day before the month, 24 hours. */
const localeOf = (language: string): string => (language === "en" ? "en-GB" : language);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does; there are as many as kinds of date on our pages. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  let known = formatters.get(key);
  if (!known) formatters.set(key, (known = new Intl.DateTimeFormat(localeOf(language), options)));
  return known;
}

/**
 * One thing after the other, without "and". Chinese has its own mark between them; what `Intl` calls a list of units it writes
 * without any, and three desks become one word.
 */
export function formatList(language: Language, items: readonly string[]): string {
  const kind = language.startsWith("zh")
    ? ({ type: "conjunction", style: "narrow" } as const)
    : ({ type: "unit", style: "short" } as const);
  return new Intl.ListFormat(language, kind).format(items);
}

/** A size as people read it: kilobytes below a megabyte, and one decimal at most. */
export function formatFileSize(language: Language, bytes: number): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

/** `2026-01-31` as people write it. A calendar date has no time zone. */
export function formatDate(language: Language, date: string): string {
  return formatter(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** The name of a calendar date's weekday. */
export function formatWeekday(language: Language, date: string): string {
  return formatter(language, { weekday: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

const moments = {
  day: { dateStyle: "full" },
  dayAndTime: { dateStyle: "full", timeStyle: "short" },
  shortDay: { dateStyle: "medium" },
  minute: { dateStyle: "long", timeStyle: "short" },
  time: { timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
  opening: { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const;

/** A moment as people at the place read it: its day with the weekday (`dayAndTime`: with the time; `shortDay`: without), the day and the time
 * (`short` for tables, `opening` for when a door opens), or the time alone. */
export function formatMoment(
  moment: Date | string,
  precision: keyof typeof moments,
  language: string,
  timeZone: string,
): string {
  return formatter(language, { ...moments[precision], timeZone }).format(new Date(moment));
}

/** A moment as weekday and time in the authority's own time zone. */
export function formatWeekdayTime(language: Language, moment: string, timeZone: string): string {
  return formatter(language, {
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(moment));
}

export function formatTime(language: Language, moment: string, timeZone: string): string {
  return formatter(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(moment));
}

/** Whole amounts without decimals; where a language has Latin letters for a sign (`CN¥`), the currency's name. */
export function formatMoney(language: Language, amountCents: number, currency: string): string {
  const fractionDigits = amountCents % 100 === 0 ? 0 : 2;
  const write = (currencyDisplay: "narrowSymbol" | "name") =>
    new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      currencyDisplay,
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    }).format(amountCents / 100);
  const text = write("narrowSymbol");
  return /[A-Z]/.test(text) ? write("name") : text;
}

/** A way on foot or by bus: one decimal is more than a straight line knows. */
export function formatKilometres(language: Language, km: number): string {
  const options = { style: "unit", unit: "kilometer", maximumFractionDigits: km < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, options).format(km);
}

/** What a language is called, without where it is spoken: Chinese, inglés. */
export const nameLanguage = (language: Language, named: string): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(new Intl.Locale(named).language) ?? named;
