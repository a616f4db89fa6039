import { GRADES } from "#app/domain/accounts/grades.ts";
import { ATTACHMENT_LIMITS, FILE_KIND_NAMES, USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { z } from "zod";
import { conditionSchema, fieldIdSchema } from "./form-condition-schema.ts";
import { idSchema } from "./parts-schema.ts";

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

const textField = z.strictObject({
  type: z.literal("text"),
  ...common,
  max_length: z.number().int().min(1).max(500).default(200),
  autocomplete,
  /** A number others must not read over the shoulder: shown but for its end, other than to the desk in charge. */
  masked: z.boolean().default(false),
  /** A number of so many digits, such as an account; spaces and dashes between them are taken out. */
  digits: z.strictObject({ min: z.number().int().min(1), max: z.number().int().max(40) }).optional(),
});
const radioField = z.strictObject({ type: z.literal("radio"), ...common, options });
const selectField = z.strictObject({ type: z.literal("select"), ...common, options });
const dateField = z.strictObject({ type: z.literal("date"), ...common, must_be: z.enum(["past", "future"]).optional(), autocomplete });
const phoneField = z.strictObject({ type: z.literal("phone"), ...common, autocomplete });
const emailField = z.strictObject({ type: z.literal("email"), ...common, autocomplete });
/** A resident identity card number (GB 11643), checked by its check digit; never shown in full again. */
const idNumberField = z.strictObject({
  type: z.literal("id-number"),
  ...common,
  /** The date of birth the number must contain, asked in an earlier step. */
  matches: fieldIdSchema.optional(),
});

/** What may stand in an entry of a group: one answer each, asked of every entry. */
const partSchema = z.discriminatedUnion("type", [
  textField.omit({ when: true }),
  radioField.omit({ when: true }),
  selectField.omit({ when: true }),
  dateField.omit({ when: true }),
  phoneField.omit({ when: true }),
  emailField.omit({ when: true }),
  idNumberField.omit({ when: true }),
]);

const need = z.enum(["required", "optional"]).optional();

export const formFieldSchema = z.discriminatedUnion("type", [
  textField,
  z.strictObject({
    type: z.literal("textarea"),
    ...common,
    max_length: z.number().int().min(1).max(4000).default(2000),
    autocomplete,
  }),
  radioField,
  z.strictObject({ type: z.literal("checkboxes"), ...common, options }),
  selectField,
  dateField,
  phoneField,
  emailField,
  idNumberField,
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
  /** A place of the district, chosen from its streets and communities, and what stands below it in words. */
  z.strictObject({
    type: z.literal("address"),
    ...common,
    /** Also addresses that do not lie in the district; they are written out. */
    elsewhere: z.boolean().default(false),
    autocomplete: z.enum(["street-address"]).optional(),
  }),
  /** One person: the name, and where the form needs them the number of the identity card and a telephone number. */
  z.strictObject({
    type: z.literal("person"),
    ...common,
    identity_number: need,
    /** The date of birth the number must contain, asked in an earlier step. */
    matches: fieldIdSchema.optional(),
    phone: need,
  }),
  /** The same questions for each of several, such as the people of a household. */
  z.strictObject({
    type: z.literal("group"),
    ...common,
    /** What one of them is called: "Child". */
    item: translatedSchema,
    min: z.number().int().min(1).max(20).default(1),
    max: z.number().int().min(2).max(20).default(10),
    fields: z.array(partSchema).min(1).max(6),
  }),
]);
export type FormField = z.infer<typeof formFieldSchema>;
export type FormOption = z.infer<typeof optionSchema>;
export type GroupPart = z.infer<typeof partSchema>;
