import { z } from "zod";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage, type Language } from "#app/i18n/languages.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { cleanWords } from "./clean-words.ts";
import { compositeSchema } from "./composite-schema.server.ts";
import {
  birthDateIn,
  dateOfParts,
  isIdentityNumber,
  isPhone,
  normaliseIdentityNumber,
  normalisePhone,
} from "./field-rules.ts";
import type { Answers } from "./types.ts";

export type StepContext = {
  readonly language: Language;
  /** Calendar date at the place, for dates that must lie behind or ahead. */
  readonly today: string;
  /** What was answered before: an identity number or a file that is there already need not be given again. */
  readonly kept: Answers;
  /** The places an address can lie in. */
  readonly site: Pick<Site, "places">;
};

/**
 * The schema of one page of a form, made from its fields. It is what the server validates with, and its messages are
 * the ones the resident reads, in their language.
 */
export function stepSchema(fields: readonly FormField[], context: StepContext) {
  return z.object(Object.fromEntries(fields.map((field) => [field.id, fieldSchema(field, context)])));
}

type Words = { readonly required: string; readonly invalid: string; readonly tooLong: (max: number) => string };

function wordsFor(field: FormField, language: Language, label: string): Words {
  const t = getTranslator(language);
  // A form's own words exist in the languages of the content; elsewhere the portal's say it.
  const own = contentLanguageOf(language) === language ? field.errors : {};
  return {
    required: inLanguage(own.required, language) ?? t(`forms:error.required.${field.type}`, { label }),
    invalid: inLanguage(own.invalid, language) ?? t(`forms:error.invalid.${field.type}`, { label }),
    tooLong: (max) => t("forms:error.too_long", { label, count: max }),
  };
}

function fieldSchema(
  field: FormField,
  context: StepContext,
  label: string = inLanguage(field.label, context.language),
): z.ZodType {
  const words = wordsFor(field, context.language, label);
  const schema = requiredSchema(field, words, context);
  const isKept = (field.type === "id-number" || field.type === "file") && context.kept[field.id] !== undefined;
  return field.required && !isKept ? schema : schema.optional();
}

/** conform turns what is empty into nothing before every schema, the piped ones too: each says what is missing. */
function line(words: Words, max: number) {
  return z
    .string({ error: words.required })
    .max(max * 2, words.tooLong(max))
    .transform((typed) => cleanWords(typed, max * 2) ?? "")
    .pipe(z.string({ error: words.required }).min(1, words.required).max(max, words.tooLong(max)));
}

function digitsSchema({ min, max }: { readonly min: number; readonly max: number }, words: Words) {
  const digits = new RegExp(`^\\d{${min},${max}}$`);
  return line(words, 60)
    .transform((typed) => typed.normalize("NFKC").replace(/[\s\p{Pd}]/gu, ""))
    .pipe(z.string({ error: words.invalid }).regex(digits, words.invalid));
}

function requiredSchema(field: FormField, words: Words, context: StepContext): z.ZodType {
  switch (field.type) {
    case "text":
      if (field.digits) return digitsSchema(field.digits, words);
      return line(words, field.max_length);
    case "textarea":
      return line(words, field.max_length);
    case "email":
      return line(words, 254).pipe(z.email(words.invalid));
    case "phone":
      return line(words, 40)
        .transform(normalisePhone)
        .pipe(z.string({ error: words.invalid }).refine(isPhone, words.invalid));
    case "id-number":
      return line(words, 40)
        .transform(normaliseIdentityNumber)
        .pipe(z.string({ error: words.invalid }).refine(isIdentityNumber, words.invalid))
        .superRefine(birthDateCheck(field, context));
    case "radio":
    case "select":
      return z.enum(valuesOf(field), { error: words.required });
    case "checkboxes":
      return z
        .array(z.enum(valuesOf(field), { error: words.invalid }), { error: words.required })
        .min(1, words.required);
    case "file":
      // Files are kept one by one before their page is judged: what is not there by then is missing.
      return z.never({ error: words.required });
    case "declaration":
      return z.literal("yes", { error: words.required });
    case "date":
      return dateSchema(field, words, context);
    case "address":
    case "person":
    case "group":
      return compositeSchema(field, words, context, fieldSchema);
  }
}

function valuesOf(field: Extract<FormField, { options: unknown }>): string[] {
  return field.options.map((option) => option.value);
}

/** The number holds a date of birth; a form that asks for it too must not be told two. */
function birthDateCheck(field: Extract<FormField, { type: "id-number" }>, { language, kept }: StepContext) {
  const born = kept[field.matches ?? ""];
  return (number: string, context: z.RefinementCtx) => {
    if (typeof born !== "string" || birthDateIn(number) === born) return;
    const date = formatDate(language, born);
    context.addIssue({ code: "custom", message: getTranslator(language)("forms:error.other_birth_date", { date }) });
  };
}

/** Three boxes that make one date. Left out altogether it is missing; anything else must be a real day. */
function dateSchema(field: Extract<FormField, { type: "date" }>, words: Words, { language, today }: StepContext) {
  const t = getTranslator(language);
  const part = z.string().max(10).optional();
  return z.object({ year: part, month: part, day: part }).transform(({ year = "", month = "", day = "" }, context) => {
    if (!year && !month && !day && !field.required) return undefined;
    const date = dateOfParts(year, month, day);
    const label = inLanguage(field.label, language);
    if (!year && !month && !day) context.addIssue({ code: "custom", message: words.required });
    else if (!date) context.addIssue({ code: "custom", message: words.invalid });
    else if (field.must_be === "past" && date > today) {
      context.addIssue({ code: "custom", message: t("forms:error.date_in_future", { label }) });
    } else if (field.must_be === "future" && date < today) {
      context.addIssue({ code: "custom", message: t("forms:error.date_in_past", { label }) });
    }
    return date;
  });
}
