import type { Grade } from "#app/domain/accounts/grades.ts";
import type { FormField } from "./form-schema.ts";

/** How protected an answer is: as the form says, else numbers of papers and accounts `confidential`, the rest `internal`. */
export function gradeOfField(field: FormField): Grade {
  if (field.grade) return field.grade;
  const isNumber = field.type === "id-number" || (field.type === "text" && field.masked);
  return isNumber ? "confidential" : "internal";
}
