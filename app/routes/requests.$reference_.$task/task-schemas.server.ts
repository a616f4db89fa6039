import { z } from "zod";
import { cleanWords, WORDS_LIMIT } from "#app/domain/requests/clean-words.ts";
import type { RatingLevel } from "#app/domain/requests/rate-request.server.ts";
import { REOPEN_REASONS, WITHDRAW_REASONS } from "#app/domain/requests/states.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";

function wordsField(language: Language) {
  const t = getTranslator(language);
  const needed = t("requests:task.words_needed");
  return z
    .string({ error: needed })
    .max(WORDS_LIMIT, t("requests:task.too_long", { count: WORDS_LIMIT }))
    .transform((typed) => cleanWords(typed) ?? "")
    .pipe(z.string({ error: needed }).min(1, needed));
}

export const wordsSchema = (language: Language) => z.object({ words: wordsField(language) });

export function reopenSchema(language: Language) {
  const error = getTranslator(language)("requests:task.reopen.reason_needed");
  return z.object({ reason: z.enum(REOPEN_REASONS, { error }), words: wordsField(language) });
}

export function withdrawSchema(language: Language) {
  const error = getTranslator(language)("requests:task.withdraw.reason_needed");
  return z.object({ reason: z.enum(WITHDRAW_REASONS, { error }), words: wordsField(language).optional() });
}

export function rateSchema(language: Language) {
  const t = getTranslator(language);
  return z
    .object({
      solved: z.enum(["yes", "no"], { error: t("requests:task.rate.solved_needed") }),
      level: z
        .enum(["1", "2", "3", "4", "5"], { error: t("requests:task.rate.level_needed") })
        // One of the five above.
        .transform((level) => Number(level) as RatingLevel)
        .optional(),
      call: z.enum(["yes", "no"]).optional(),
      words: wordsField(language).optional(),
    })
    .refine(({ solved, level }) => solved === "no" || level !== undefined, {
      path: ["level"],
      message: t("requests:task.rate.level_needed"),
    })
    .refine(({ solved, words }) => solved === "yes" || words !== undefined, {
      path: ["words"],
      message: t("requests:task.rate.words_missing"),
    });
}
