import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { idSchema, uniqueIds } from "./parts-schema.ts";

const topicSchema = z.strictObject({ id: idSchema, name: translatedSchema, summary: translatedSchema });

/** A step of a life event: what to do, who does it, and the services it takes, in this order. */
const eventStepSchema = z.strictObject({
  id: idSchema,
  title: translatedSchema,
  text: translatedSchema,
  services: z.array(idSchema).min(1),
});

const lifeEventSchema = topicSchema.extend({ steps: uniqueIds(eventStepSchema).default([]) });

const plainWords = z.array(z.strictObject({ term: z.string().min(1), plain: z.string().min(1) })).default([]);

/** `content/topics.yml`: the authority's own names for the things services are grouped by, and what it offers first. */
export const topicsSchema = z.strictObject({
  authorities: uniqueIds(z.strictObject({ id: idSchema, name: translatedSchema })),
  life_events: uniqueIds(lifeEventSchema),
  themes: uniqueIds(topicSchema),
  /** What people come for most, in this order on the home page, in every language. */
  often: z.array(idSchema).max(6, "at most six have room").default([]),
  /** The life events that simplified mode shows first. */
  simple_life_events: z.array(idSchema).max(5, "simplified mode shows at most five").default([]),
  /** Terms of the trade and what simplified mode says instead. */
  plain_words: z.strictObject({ en: plainWords, "zh-CN": plainWords }).default({ en: [], "zh-CN": [] }),
});
export type Topics = z.infer<typeof topicsSchema>;
