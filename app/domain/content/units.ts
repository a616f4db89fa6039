/** Units of thresholds, facts and rules; their names are in the locale area `content`. */
export const UNITS = ["years", "months", "days", "yuan", "yuan-a-month", "yuan-a-year", "square-metres", "persons", "percent", "decibels", "items"] as const;
export type Unit = (typeof UNITS)[number];
