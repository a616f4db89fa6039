import type { Language } from "./languages.ts";

/** `2026-01-31` as people write it. A calendar date has no time zone. */
export function formatDate(language: Language, date: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** A moment as weekday and time in the authority's own time zone. */
export function formatWeekdayTime(language: Language, moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(moment));
}

export function formatTime(language: Language, moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(
    new Date(moment),
  );
}

/** Whole amounts without decimals. */
export function formatMoney(language: Language, amountCents: number, currency: string): string {
  const fractionDigits = amountCents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amountCents / 100);
}
