import { z } from "zod";
import { checkDates, idSchema, stewardshipShape, textSchema } from "./parts-schema.ts";

/** `content/policies/<slug>/policy.yml`: a rule text residents are told about, in plain words, with its services. */
export const policyFactsSchema = z
  .strictObject({
    identifier: idSchema,
    competent_authority: idSchema,
    /** The authority's own number of the rules, as printed on them. */
    document_number: textSchema.optional(),
    themes: z.array(idSchema).min(1),
    services: z.array(idSchema).default([]),
    ...stewardshipShape,
  })
  .superRefine(checkDates);
export type PolicyFacts = z.infer<typeof policyFactsSchema>;

/** `content/pages/<slug>/page.yml`: a page about the portal itself. */
export const pageFactsSchema = z.strictObject({ identifier: idSchema, ...stewardshipShape }).superRefine(checkDates);
export type PageFacts = z.infer<typeof pageFactsSchema>;
