import type { Step } from "./read-step.server.ts";

/** What was just refused, with all that was typed. */
export type Tried = {
  readonly fault: string;
  /** All that was missing, when that was the fault. */
  readonly faults?: readonly string[];
  readonly tried: Step | undefined;
  /** A note for colleagues that was not taken, as it was typed. */
  readonly note?: string;
  /** What is to be said about files of the decision. */
  readonly fileFaults?: readonly string[];
};

const FIELD_OF: Readonly<Record<string, string>> = {
  reason_needed: "reason",
  words_needed: "words",
  remedy_needed: "remedy",
  desk_needed: "desk",
  template_needed: "template",
  template_too_long: "template",
};

/** Which field each fault is about, in the order in which the fields stand. */
export function faultyFields(tried: Tried | undefined): { readonly field: string; readonly fault: string }[] {
  const fields = ["desk", "reason", "template", "words", "remedy"];
  return (tried?.faults ?? [])
    .flatMap((fault) => (FIELD_OF[fault] ? [{ field: FIELD_OF[fault], fault }] : []))
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
}
