import type { LoadedPolicy } from "../content.ts";
import { factsFileOf, type Note, type ParityInput } from "./finding.ts";

/** What was to be looked at again, what has ended, and what is said to be checked on a day still to come. */
export function checkFreshness({ content, today }: ParityInput, note: Note): void {
  const { services, documents, site } = content;
  const policies = documents.filter((document): document is LoadedPolicy => document.kind === "policy");
  for (const record of [...services, ...documents]) {
    const { reviewed_on, review_by, valid_to } = record.facts;
    const file = factsFileOf(record);
    if (reviewed_on > today) note("fault", file, ["reviewed_on"], `${reviewed_on} is still to come`);
    if (valid_to !== undefined && valid_to < today) {
      // Rules that others have replaced are kept for those who ask about the past.
      if (!("kind" in record && record.kind === "policy" && isReplaced(record, policies, today))) {
        note("warning", file, ["valid_to"], `expired on ${valid_to}: renew it, replace it or take it out`);
      }
    } else if (review_by < today) {
      note("warning", file, ["review_by"], `overdue: it was to be checked by ${review_by}`);
    }
  }
  if (site.holidays.every(({ to }) => to < today)) {
    note("warning", "site.yml", ["holidays"], `overdue: no day off after ${today} is known; working days are counted wrongly`);
  }
}

/** Every service of the ended rules has rules in force. */
function isReplaced({ facts }: LoadedPolicy, policies: readonly LoadedPolicy[], today: string): boolean {
  const inForce = policies.filter(
    (one) => one.facts.valid_from <= today && (one.facts.valid_to === undefined || one.facts.valid_to >= today),
  );
  return facts.services.length > 0 && facts.services.every((slug) => inForce.some((one) => one.facts.services.includes(slug)));
}
