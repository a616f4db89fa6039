import type { AnswerStatus } from "#app/domain/assistant/answer-statuses.ts";

export const NOTICE_KINDS = ["section_changed", "section_gone", "section_back", "gap_answered", "gap_closed"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What can be waited for with an answer: its change, or that there is one; nothing with any other. */
export function waitsFor(status: AnswerStatus): "change" | "answer" | undefined {
  if (status === "unanswerable_no_source") return "answer";
  return status === "answered" || status === "answered_partly" ? "change" : undefined;
}

export const CONFIRM_WITHIN_DAYS = 3;
