import type { FormCondition } from "./form-condition-schema.ts";
import type { FormField } from "./form-schema.ts";

export type Report = (path: (string | number)[], message: string) => void;
export type FieldsById = ReadonlyMap<string, FormField>;

export function optionsOf(field: FormField | undefined): readonly string[] | undefined {
  return field && "options" in field ? field.options.map((option) => option.value) : undefined;
}

/** The named field is one of these with fixed options, and has the named ones. */
export function checkCondition(
  condition: FormCondition,
  fields: FieldsById,
  path: (string | number)[],
  report: Report,
): void {
  const options = optionsOf(fields.get(condition.field));
  if (!options) return report([...path, "field"], `“${condition.field}” is no choice of an earlier step`);
  condition.is.forEach((value, index) => {
    if (!options.includes(value)) report([...path, "is", index], `“${value}” is no option of “${condition.field}”`);
  });
}
