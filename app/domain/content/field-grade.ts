import { type Grade, higherOf } from "#app/domain/desks/grades.ts";
import { partsOf } from "./field-parts.ts";
import type { FormField } from "./form-schema.ts";

/**
 * The least an answer is protected by, whatever the form says: files and numbers of papers and of accounts are `confidential`, and so is
 * what has one among its parts.
 */
export function leastGradeOfField(field: FormField): Grade {
  const isPaper = field.type === "file" || field.type === "id-number" || (field.type === "text" && (field.masked || field.digits !== undefined));
  const least: Grade = isPaper ? "confidential" : "public";
  return partsOf(field).map((part) => higherOf(part.grade ?? "public", leastGradeOfField(part))).reduce(higherOf, least);
}

/** How protected an answer is: as the form says, else numbers of papers and accounts `confidential`, the rest `internal`. */
export const gradeOfField = (field: FormField): Grade => field.grade ?? higherOf("internal", leastGradeOfField(field));
