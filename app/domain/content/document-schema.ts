import { z } from "zod";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { checkDates, idSchema, stewardshipShape, textSchema } from "./parts-schema.ts";
import { type DocumentTexts, documentTextsSchema } from "./service-text-schema.ts";

const policyShape = {
  identifier: idSchema,
  competent_authority: idSchema,
  /** The authority's own number of the rules, as printed on them. */
  document_number: textSchema.optional(),
  themes: z.array(idSchema).min(1),
  services: z.array(idSchema).default([]),
  /** The policy or document that counts after `valid_to`. */
  superseded_by: idSchema.optional(),
  ...stewardshipShape,
};

type PolicyDates = Parameters<typeof checkDates>[0] & { superseded_by?: string | undefined };

function checkPolicyDates(facts: PolicyDates, context: z.RefinementCtx): void {
  checkDates(facts, context);
  if (facts.superseded_by !== undefined && facts.valid_to === undefined) {
    context.addIssue({ code: "custom", path: ["valid_to"], message: "is needed with superseded_by: until when did this version count?" });
  }
}

/** `content/policies/<slug>/policy.yml`: a rule text residents are told about, in plain words, with its services. */
export const policyFactsSchema = z.strictObject(policyShape).superRefine(checkPolicyDates);
export type PolicyFacts = z.infer<typeof policyFactsSchema>;

const textsByLanguage = Object.fromEntries(CONTENT_LANGUAGES.map((language) => [language, documentTextsSchema])) as Record<
  ContentLanguage,
  typeof documentTextsSchema
>;

/** `content/documents/<slug>/document.yml`: a policy whose text is a file of the authority, with what the file does not say. */
export const documentFileSchema = z.strictObject({ ...policyShape, texts: z.strictObject(textsByLanguage) }).superRefine(checkPolicyDates);
export type DocumentFileFacts = PolicyFacts & { readonly texts: Record<ContentLanguage, DocumentTexts> };

/** `content/pages/<slug>/page.yml`: a page about the portal itself. */
export const pageFactsSchema = z.strictObject({ identifier: idSchema, ...stewardshipShape }).superRefine(checkDates);
export type PageFacts = z.infer<typeof pageFactsSchema>;
