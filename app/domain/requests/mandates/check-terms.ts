import { cleanWords } from "#app/domain/requests/clean-words.ts";
import { CODE_DAYS, DURATIONS, type Duration, DURATION_NAMES, MAX_NAME_LENGTH } from "./mandate.ts";

const DAY_MS = 86_400_000;

/** What was typed to name a helper. */
export type TypedTerms = { readonly helper: string; readonly resident: string; readonly duration: string };

export const TERM_FAULTS = [
  "helper_needed",
  "helper_long",
  "resident_needed",
  "resident_long",
  "duration_needed",
] as const;
export type TermFault = (typeof TERM_FAULTS)[number];

export type Terms = {
  readonly helper: string;
  readonly resident: string;
  readonly duration: Duration;
};

const oneLine = (typed: string): string => (cleanWords(typed) ?? "").replace(/\s+/gu, " ");

/** Both names and for how long, or all that is wrong with them. */
export function checkTerms(typed: TypedTerms): Terms | readonly TermFault[] {
  const helper = oneLine(typed.helper);
  const resident = oneLine(typed.resident);
  const duration = DURATION_NAMES.find((name) => name === typed.duration);
  const faults: TermFault[] = [];
  if (helper === "") faults.push("helper_needed");
  if ([...helper].length > MAX_NAME_LENGTH) faults.push("helper_long");
  if (resident === "") faults.push("resident_needed");
  if ([...resident].length > MAX_NAME_LENGTH) faults.push("resident_long");
  if (!duration) faults.push("duration_needed");
  return duration && faults.length === 0 ? { helper, resident, duration } : faults;
}

export const isFaulty = (checked: Terms | readonly TermFault[]): checked is readonly TermFault[] =>
  Array.isArray(checked);

/** From when to when a mandate of now is good, and its code. */
export function datesOf(duration: Duration, now: Date) {
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS);
  return { createdAt: now, codeUntil: after(CODE_DAYS), validUntil: after(DURATIONS[duration]) };
}
