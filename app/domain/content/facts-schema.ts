import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { textSchema } from "./parts-schema.ts";
import { fieldSchema } from "./rule-schema.ts";
import { UNITS } from "./units.ts";

const common = { id: fieldSchema, question: translatedSchema, help: translatedSchema.optional() };

const factSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("number"), unit: z.enum(UNITS).optional(), min: z.number(), max: z.number() }),
  z.strictObject({ ...common, type: z.literal("boolean") }),
  z.strictObject({ ...common, type: z.literal("choice"), options: z.array(z.strictObject({ value: textSchema, label: translatedSchema })).min(2) }),
  z.strictObject({ ...common, type: z.literal("date") }),
]);
export type Fact = z.infer<typeof factSchema>;

/** `content/facts.yml`: what the rules of services ask about a person. A fact that many services need is asked once. */
export const factsSchema = z.array(factSchema).superRefine((facts, context) => {
  const seen = new Set<string>();
  facts.forEach(({ id }, index) => {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [index, "id"], message: `“${id}” is used twice` });
    seen.add(id);
  });
});
