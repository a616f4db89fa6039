import { z } from "zod";
import { CHANNEL_TYPES } from "./service-schema.ts";
import { idSchema, textSchema } from "./parts-schema.ts";

const byId = <T extends z.ZodType>(value: T) => z.record(idSchema, value).default({});

const headingShape = {
  title: textSchema,
  summary: textSchema,
  /** The words residents really use: dialect, slang and slips included. */
  asked_as: z.array(textSchema).min(1),
  keywords: z.array(textSchema).default([]),
};

/**
 * Front matter of `content/services/<slug>/<language>.md`. The keys of each record are the ids of `service.yml`; the
 * Markdown below it is what people read further.
 */
export const serviceTextsSchema = z.strictObject({
  ...headingShape,
  /** One sentence: who this service is for. */
  who: textSchema,
  requirements: byId(z.strictObject({ question: textSchema, if_met: textSchema, if_not_met: textSchema })),
  special_circumstances: byId(textSchema),
  evidence: byId(z.strictObject({ name: textSchema, where: textSchema, exempt: textSchema.optional() })),
  costs: byId(textSchema),
  outputs: byId(textSchema),
  legal_basis: byId(textSchema),
  thresholds: byId(z.strictObject({ below: textSchema, at_or_above: textSchema })),
  /** Where `service.yml` has an appeal of its own: before whom, in which form, at which address. */
  appeal: z.strictObject({ body: textSchema, form: textSchema, address: textSchema.optional() }).optional(),
  /** What to know about one way of applying, by its type. */
  channels: z.partialRecord(z.enum(CHANNEL_TYPES), textSchema).default({}),
});
export type ServiceTexts = z.infer<typeof serviceTextsSchema>;

/** Front matter of the `<language>.md` of policies and pages. */
export const documentTextsSchema = z.strictObject({ ...headingShape, asked_as: z.array(textSchema).default([]) });
export type DocumentTexts = z.infer<typeof documentTextsSchema>;
