import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";

/** One question of a conversation as the page shows it. */
export type TurnView = {
  readonly questionId: string;
  readonly question: string;
  /** Absent while it is being made, and when that was interrupted. */
  readonly answer: AnswerReply | null;
};

export type AskFault = "empty" | "too_long" | "limit_person" | "limit_day";
