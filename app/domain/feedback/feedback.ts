import { z } from "zod";

export const FEEDBACK_REASONS = ["missing", "unclear", "wrong", "other"] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

export const WORDS_MAX_LENGTH = 500;
const QUERY_MAX_LENGTH = 200;

/** An address of a service or a guide. */
export const PAGE_ADDRESS = /^\/(services|guides)\/([a-z0-9-]+)$/;

const common = { helped: z.enum(["yes", "no"]) };

/** The two buttons under a page or under the results of a search. */
export const feedbackSchema = z.union([
  z.object({ ...common, page: z.string().regex(PAGE_ADDRESS), version: z.string().regex(/^[0-9a-f]{12}$/) }),
  z.object({
    ...common,
    query: z.string().trim().min(1).max(QUERY_MAX_LENGTH),
    results: z.coerce.number().int().min(0).max(1_000),
  }),
]);
export type FeedbackInput = z.infer<typeof feedbackSchema>;

export const explanationSchema = z.object({
  reason: z.enum(FEEDBACK_REASONS).optional(),
  words: z.string().trim().max(WORDS_MAX_LENGTH).default(""),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** Stored feedback as the page of thanks shows it. */
export type Feedback = {
  readonly id: string;
  readonly isHelpful: boolean;
  readonly page: string | undefined;
  readonly query: string | undefined;
  readonly canExplain: boolean;
};
