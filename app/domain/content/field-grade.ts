import { type Grade, higherOf } from "#app/domain/desks/grades.ts";
import type { FormField } from "./form-schema.ts";

/** The least an answer is protected by, whatever the form says: numbers of papers and of accounts are `confidential`. */
export function leastGradeOfField(field: FormField): Grade {
  const isNumber = field.type === "id-number" || (field.type === "text" && (field.masked || field.digits !== undefined));
  return isNumber ? "confidential" : "public";
}

/** How protected an answer is: as the form says, else numbers of papers and accounts `confidential`, the rest `internal`. */
export const gradeOfField = (field: FormField): Grade => field.grade ?? higherOf("internal", leastGradeOfField(field));
