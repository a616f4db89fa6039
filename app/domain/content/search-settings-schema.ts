import { z } from "zod";
import { textSchema } from "./parts-schema.ts";

const weight = z.number().min(0).max(10);
const synonyms = z.array(z.array(textSchema).min(2, "a group needs two ways to say it")).default([]);

/** `content/search.yml`: how much a word counts by where it stands, and ways to say the same. */
export const searchSettingsSchema = z.strictObject({
  weights: z.strictObject({
    title: weight,
    asked_as: weight,
    keywords: weight,
    summary: weight,
    body: weight,
    phrase: weight,
    synonym: weight.max(1),
    spelling: weight.max(1),
    sound: weight.max(1),
    pair: weight.max(1),
    service: weight.min(1),
  }),
  synonyms: z.strictObject({ en: synonyms, "zh-CN": synonyms }),
});
export type SearchSettings = z.infer<typeof searchSettingsSchema>;
