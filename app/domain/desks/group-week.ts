import type { WeeklyHours } from "./site-schema.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days of the week that follow each other and have the same hours; no periods means closed. */
export type DayGroup = { readonly from: Weekday; readonly to: Weekday; readonly periods: WeeklyHours["mon"] };

/** A week in as few lines as it takes: "Monday to Friday 09:00–12:00 …; Saturday …; Sunday closed". */
export function groupWeek(hours: WeeklyHours): readonly DayGroup[] {
  const groups: DayGroup[] = [];
  for (const day of WEEKDAYS) {
    const last = groups.at(-1);
    const isSame = last && JSON.stringify(last.periods) === JSON.stringify(hours[day]);
    if (isSame) groups[groups.length - 1] = { ...last, to: day };
    else groups.push({ from: day, to: day, periods: hours[day] });
  }
  return groups;
}
