import type { Content } from "#app/domain/content/content.ts";
import type { FormDefinition, FormField } from "#app/domain/content/form-schema.ts";

const SEX = /\b(?:sex|gender|male|female)\b|性别|男性|女性/i;
const TITLE = /\b(?:salutation|form of address|your title|Mr|Mrs|Ms)\b|称谓|先生|女士/i;
const HALF_A_NAME = /\b(?:first|last|given|family|maiden) name\b|\b(?:sur|fore)name\b|姓氏|名字（不含姓）/i;

/** Required questions about sex or title that no rule of the service speaks of, and names asked for in two parts. */
export function findPersonalQuestions(forms: readonly FormDefinition[], documents: Content["documents"]): string[] {
  return forms.flatMap((form) => {
    const law = documents
      .filter((one) => one.kind === "policy" && form.service !== undefined && one.facts.services.includes(form.service))
      .flatMap(({ written }) => Object.values(written).flatMap(({ body }) => body.sections.map(({ text }) => text)))
      .join("\n");
    return form.steps
      .flatMap(({ fields }) => fields)
      .filter((field) => {
        const words = wordsOf(field);
        if (HALF_A_NAME.test(words)) return true;
        return field.required && ((SEX.test(words) && !SEX.test(law)) || (TITLE.test(words) && !TITLE.test(law)));
      })
      .map(({ id, label }) => `content/forms/${form.id}.yml ${id}: ${label.en}`);
  });
}

function wordsOf(field: FormField): string {
  const options = "options" in field ? field.options.map(({ label }) => label) : [];
  return [field.label, field.answer_label, ...options].flatMap((text) => (text ? Object.values(text) : [])).join("\n");
}
