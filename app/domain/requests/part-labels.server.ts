import type { FormField, GroupPart } from "#app/domain/content/form-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";

/** What a part of a field is called: of a person in the portal's words, of a group in the form's. */
export function labelOfPart(field: FormField, part: GroupPart, language: Language): string {
  return field.type === "person"
    ? getTranslator(language)(`forms:person.${part.id}`)
    : inLanguage(part.label, language);
}
