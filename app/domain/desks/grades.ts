/** Data grades on every document, field and attachment, from open to most protected. */
export const GRADES = ["public", "internal", "confidential", "restricted"] as const;
export type Grade = (typeof GRADES)[number];

const levelOf = (grade: Grade): number => GRADES.indexOf(grade);

/** Whether a surface with this ceiling may show data of this grade. */
export const isWithin = (ceiling: Grade, grade: Grade): boolean => levelOf(grade) <= levelOf(ceiling);

export const lowerOf = (a: Grade, b: Grade): Grade => (isWithin(a, b) ? b : a);
export const higherOf = (a: Grade, b: Grade): Grade => (isWithin(a, b) ? a : b);
