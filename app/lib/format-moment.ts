const moments = {
  day: { dateStyle: "full" },
  minute: { dateStyle: "long", timeStyle: "short" },
  time: { timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const;

/** A moment as people at the place read it: its day with the weekday, the day and the time (`short` for
 * tables), or the time alone. */
export function formatMoment(
  moment: Date | string,
  precision: keyof typeof moments,
  language: string,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...moments[precision], timeZone }).format(
    new Date(moment),
  );
}
