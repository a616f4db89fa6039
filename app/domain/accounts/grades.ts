import { type Grade, GRADES } from "#app/domain/desks/grades.ts";

export { type Grade, GRADES };

/** The grades a surface with this ceiling may show, for `grade = any($1)` in SQL. */
export function gradesUpTo(ceiling: Grade): readonly Grade[] {
  return GRADES.slice(0, GRADES.indexOf(ceiling) + 1);
}
