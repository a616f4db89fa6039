import { z } from "zod";
import { PAGE_ADDRESS } from "#app/domain/feedback/feedback.ts";

/** The database's check and the locale keys hold the same list. */
export const GAP_STATUSES = ["open", "in_work", "answered", "not_answered"] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

/** From so many conversations on, a number is nobody's own any more, and a word is worth suggesting. */
export const PUBLIC_FROM = 5;

export const WORDING_MAX_LENGTH = 200;
export const REASON_MAX_LENGTH = 500;
export const PAGE_MAX_LENGTH = 200;

/** Suggested words as a wording: as many as fit. */
export const sayWords = (words: readonly string[]): string =>
  words.reduce((said, word) => {
    const longer = said === "" ? word : `${said} · ${word}`;
    return longer.length > WORDING_MAX_LENGTH ? said : longer;
  }, "");

/** The form of a gap; the messages are codes of its texts. */
export const gapSchema = z
  .object({
    version: z.coerce.number().int().positive(),
    status: z.enum(GAP_STATUSES, "status"),
    page: z.string().trim().max(PAGE_MAX_LENGTH).default(""),
    reason: z.string().trim().max(REASON_MAX_LENGTH, "reason_long").default(""),
    wording: z.string().trim().max(WORDING_MAX_LENGTH, "wording_long").default(""),
  })
  .superRefine(({ status, page, reason }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (status === "answered" && !PAGE_ADDRESS.test(page)) fault("page", "page");
    if (status === "not_answered" && reason.length < 5) fault("reason", "reason");
  });
export type GapInput = z.infer<typeof gapSchema>;

export type Gap = {
  readonly id: string;
  readonly language: string;
  readonly status: GapStatus;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly page: string | null;
  readonly reason: string | null;
  /** Words that people in many conversations used: staff read them, and the public only what an editor released as `wording`. */
  readonly suggestedWords: readonly string[];
  readonly wording: string | null;
  readonly questionCount: number;
  readonly conversationCount: number;
  readonly firstAskedAt: Date;
  readonly lastAskedAt: Date;
  readonly changedAt: Date;
  readonly version: number;
};
