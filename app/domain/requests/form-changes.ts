import type { FormDefinition, FormField } from "#app/domain/content/form-schema.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";

/** What became of the questions of a form since somebody began it, by what they are called. */
export type FormChanges = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
};

const fieldsOf = (form: FormDefinition): readonly FormField[] => form.steps.flatMap((step) => step.fields);

/** The questions in which two versions of a form differ. */
export function compareForms(before: FormDefinition, now: FormDefinition, language: Language): FormChanges {
  const [old, current] = [fieldsOf(before), fieldsOf(now)];
  const name = ({ label }: FormField) => inLanguage(label, language);
  const same = (id: string) => old.find((field) => field.id === id);
  return {
    added: current.filter(({ id }) => !same(id)).map(name),
    changed: current.filter((field) => isOther(same(field.id), field)).map(name),
    gone: old.filter(({ id }) => current.every((field) => field.id !== id)).map(name),
  };
}

/** Whatever order its parts were stored in. */
const isOther = (before: FormField | undefined, now: FormField): boolean =>
  before !== undefined && JSON.stringify(sorted(before)) !== JSON.stringify(sorted(now));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
};
