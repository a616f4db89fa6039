import { z } from "zod";
import { isAnswered } from "./answer-statuses.ts";

/** Why an answer did not help. The database's check and the locale keys hold the same list. */
export const ANSWER_REASONS = ["wrong", "outdated", "other_question", "incomplete", "hard", "other"] as const;
export type AnswerReason = (typeof ANSWER_REASONS)[number];

/** Only what answered something can be wrong; the query that stores a verdict holds the same list. */
export const takesFeedback = isAnswered;

export const FEEDBACK_WORDS_MAX_LENGTH = 500;

/** What one press or the form below an answer posts. Reason and words belong to a no. */
export const answerFeedbackSchema = z.object({
  question: z.uuid(),
  helped: z.enum(["yes", "no"]),
  reason: z.enum(ANSWER_REASONS).optional(),
  // A browser counts a line's end as one character and sends two.
  words: z
    .string()
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(FEEDBACK_WORDS_MAX_LENGTH))
    .default(""),
});
export type AnswerFeedbackInput = z.infer<typeof answerFeedbackSchema>;

/** What the holder of a conversation said of one answer. */
export type AnswerFeedback = {
  readonly isHelpful: boolean;
  readonly reason: AnswerReason | null;
  readonly words: string | null;
};
