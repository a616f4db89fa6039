/** Data grades on every document, field and attachment, from open to most protected. */
export const GRADES = ["public", "internal", "confidential", "restricted"] as const;
export type Grade = (typeof GRADES)[number];

/** The grades a surface with this ceiling may show, for `grade = any($1)` in SQL. */
export function gradesUpTo(ceiling: Grade): readonly Grade[] {
  return GRADES.slice(0, GRADES.indexOf(ceiling) + 1);
}
