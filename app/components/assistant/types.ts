import type { AnswerFeedback } from "#app/domain/assistant/answer-feedback.ts";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import type { AskRefusal } from "#app/domain/assistant/types.ts";

/** One question of a conversation as the page shows it. */
export type TurnView = {
  readonly questionId: string;
  readonly question: string;
  /** Its owner has written it anew. */
  readonly isReplaced: boolean;
  /** Whether it may be written anew: the last one, while no person has the conversation. */
  readonly canEdit: boolean;
  /** Absent while it is being made, and when that was interrupted. */
  readonly answer: AnswerReply | null;
  /** Answer and sources as plain text, for whoever copies them. */
  readonly asText: string;
  readonly feedback: AnswerFeedback | null;
  /** What may be told by mail later. */
  readonly waitsFor: "change" | "answer" | null;
  readonly canShare: boolean;
  /** Where others read it, once it is shared. */
  readonly sharedPath: string | null;
};

export type AskFault = AskRefusal | "limit_person" | "limit_day";
