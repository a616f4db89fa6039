import { z } from "zod";

/** Field ids are names of inputs and keys of answers. */
export const fieldIdSchema = z.string().regex(/^[a-z][a-z0-9_]*$/, "use lower case letters, digits and underscores");

export const conditionSchema = z.strictObject({
  /** A field of an earlier step with fixed options. */
  field: fieldIdSchema,
  /** Holds when one of these was chosen. */
  is: z.array(z.string()).min(1),
});
export type FormCondition = z.infer<typeof conditionSchema>;
