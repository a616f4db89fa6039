import { isAnswered } from "#app/domain/assistant/answer-statuses.ts";
import type { Answer } from "#app/domain/assistant/types.ts";

export type NoticeKind = "section_changed" | "section_gone" | "section_back" | "gap_answered" | "gap_closed";

/** What became of a question that nothing answered, or whose answer was called wrong. */
export type Outcome =
  { readonly kind: "gap_answered"; readonly page: string } | { readonly kind: "gap_closed"; readonly reason: string };

/** What can be waited for: the change of an answer that rests on a known section, or that there is an answer. */
export function waitsFor({ status, sources }: Pick<Answer, "status" | "sources">): "change" | "answer" | undefined {
  if (status === "unanswerable_no_source") return "answer";
  return isAnswered(status) && sources.some(({ version }) => version !== undefined) ? "change" : undefined;
}

/** An address gets no two mails about changes within this; what changes meanwhile comes together in the next. */
export const CHANGES_MAIL_EVERY_HOURS = 6;
