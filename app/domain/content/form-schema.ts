import { GRADES } from "#app/domain/accounts/grades.ts";
import { ASSURANCE_LEVELS } from "#app/domain/accounts/assurance.ts";
import { ATTACHMENT_LIMITS, FILE_KIND_NAMES, USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { conditionSchema, fieldIdSchema } from "./form-condition-schema.ts";
import { noticeSchema } from "./form-notice-schema.ts";
import { checkForm } from "./form-schema-checks.ts";
import { idSchema } from "./parts-schema.ts";

export type { FormCondition } from "./form-condition-schema.ts";
export type { FormNotice } from "./form-notice-schema.ts";

/**
 * How an answer is named where it is read, by the resident and by staff: without "I" and "you", and so that it stands
 * without the page it was asked on. Else the label.
 */
const answer_label = translatedSchema.optional();

const optionSchema = z.strictObject({
  value: idSchema,
  label: translatedSchema,
  answer_label,
  hint: translatedSchema.optional(),
});

const common = {
  id: fieldIdSchema,
  label: translatedSchema,
  answer_label,
  hint: translatedSchema.optional(),
  required: z.boolean().default(true),
  /** What to say when it is missing, and when it cannot be right; else the portal's general words. */
  errors: z.strictObject({ required: translatedSchema.optional(), invalid: translatedSchema.optional() }).default({}),
  when: conditionSchema.optional(),
  /** Who of the staff reads the answer (`gradeOfField` for what is not said); the resident always does. */
  grade: z.enum(GRADES).optional(),
};

const AUTOCOMPLETE = ["name", "tel", "email", "street-address", "bday"] as const;
const autocomplete = z.enum(AUTOCOMPLETE).optional();
const options = z.array(optionSchema).min(2).max(20);

export const formFieldSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    ...common,
    max_length: z.number().int().min(1).max(500).default(200),
    autocomplete,
    /** A number others must not read over the shoulder: shown but for its end, other than to the desk in charge. */
    masked: z.boolean().default(false),
    /** A number of so many digits, such as an account; spaces and dashes between them are taken out. */
    digits: z.strictObject({ min: z.number().int().min(1), max: z.number().int().max(40) }).optional(),
  }),
  z.strictObject({
    type: z.literal("textarea"),
    ...common,
    max_length: z.number().int().min(1).max(4000).default(2000),
    autocomplete,
  }),
  z.strictObject({ type: z.literal("radio"), ...common, options }),
  z.strictObject({ type: z.literal("checkboxes"), ...common, options }),
  z.strictObject({ type: z.literal("select"), ...common, options }),
  z.strictObject({ type: z.literal("date"), ...common, must_be: z.enum(["past", "future"]).optional(), autocomplete }),
  z.strictObject({ type: z.literal("phone"), ...common, autocomplete }),
  z.strictObject({ type: z.literal("email"), ...common, autocomplete }),
  /** A resident identity card number (GB 11643), checked by its check digit; never shown in full again. */
  z.strictObject({
    type: z.literal("id-number"),
    ...common,
    /** The date of birth the number must contain, asked in an earlier step. */
    matches: fieldIdSchema.optional(),
  }),
  /** Photos and documents. They stand in the store of files; the answer names them. */
  z.strictObject({
    type: z.literal("file"),
    ...common,
    /** Not `restricted`: those answers are shown one at a time for a reason, and files are listed together. */
    grade: z.enum(GRADES).exclude(["restricted"]).optional(),
    kinds: z.array(z.enum(FILE_KIND_NAMES)).min(1).default([...USUAL_KINDS]),
    max_files: z.number().int().min(1).max(10).default(ATTACHMENT_LIMITS.filesPerField),
  }),
  /** One box to tick. */
  z.strictObject({ type: z.literal("declaration"), ...common }),
]);
export type FormField = z.infer<typeof formFieldSchema>;
export type FormOption = z.infer<typeof optionSchema>;

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
    /** What the resident declares when sending. */
    statement: translatedSchema,
  })
  .superRefine(checkForm);
export type FormDefinition = z.infer<typeof formSchema>;
