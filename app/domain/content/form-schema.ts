import { ASSURANCE_LEVELS } from "#app/domain/accounts/assurance.ts";
import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { conditionSchema, fieldIdSchema } from "./form-condition-schema.ts";
import { formFieldSchema } from "./form-field-schema.ts";
import { noticeSchema } from "./form-notice-schema.ts";
import { checkForm } from "./form-schema-checks.ts";
import { idSchema } from "./parts-schema.ts";

export type { FormCondition } from "./form-condition-schema.ts";
export type { FormField, FormOption, GroupPart } from "./form-field-schema.ts";
export type { FormNotice } from "./form-notice-schema.ts";

const stepSchema = z.strictObject({
  id: idSchema,
  title: translatedSchema,
  lead: translatedSchema.optional(),
  when: conditionSchema.optional(),
  fields: z.array(formFieldSchema).min(1).max(4),
});
export type FormStep = z.infer<typeof stepSchema>;

/** `content/forms/<id>.yml`: an online form, one thing a page, in every language. */
export const formSchema = z
  .strictObject({
    id: idSchema,
    /** The service it applies for; absent for what no service covers. */
    service: idSchema.optional(),
    title: translatedSchema,
    lead: translatedSchema,
    /** How surely somebody must have shown who they are before it begins (eIDAS); absent: guests may send it, too. */
    assurance: z.enum(ASSURANCE_LEVELS).optional(),
    minutes: z.number().int().min(1).max(120),
    /** What to have at hand. */
    needs: z.array(translatedSchema).min(1),
    steps: z.array(stepSchema).min(1).max(20),
    /** What to tell people whose answers say that they will probably not get it. */
    notices: z.array(noticeSchema).default([]),
    /** Which answers say how to reach the resident. At least one of phone and e-mail. */
    contact: z.strictObject({
      /** Who applies, and so is spoken to. Of several fields the first that was answered. */
      name: z.union([fieldIdSchema, z.array(fieldIdSchema).min(1)]).transform((ids) => [ids].flat()),
      phone: fieldIdSchema.optional(),
      email: fieldIdSchema.optional(),
    }),
    /** The answer that says in the resident's own words what it is about. */
    description: fieldIdSchema.optional(),
    /** The answers that tell most in a list, where there are no words of the resident's own. */
    summary: z.array(fieldIdSchema).max(4).default([]),
    /** Makes it a matter of a service, or sends it to a desk, by one answer; others go where it would go anyway. */
    routing: z
      .strictObject({
        field: fieldIdSchema,
        services: z.record(z.string(), idSchema).default({}),
        desks: z.record(z.string(), idSchema).default({}),
      })
      .optional(),
    /** Matters that several residents may tell of, such as a broken lamp; never what is somebody's own. */
    repeats: z
      .strictObject({
        /** The question, in words or an address, that says where it is. */
        place: fieldIdSchema,
        /** Choices that must be equal for it to be the same matter. */
        same: z.array(fieldIdSchema).max(4).default([]),
        /** Else only for some answers. */
        when: conditionSchema.optional(),
      })
      .optional(),
    /** What the resident declares when sending. */
    statement: translatedSchema,
  })
  .superRefine(checkForm);
export type FormDefinition = z.infer<typeof formSchema>;
