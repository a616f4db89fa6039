import type { FormCondition } from "#app/domain/content/form-schema.ts";
import type { Answers, AnswerValue, FieldValue, Parts, PartValues } from "./types.ts";

/** The texts of an answer that has no parts: what was typed, or each thing that was chosen. */
export const textsIn = (value: AnswerValue | undefined): string[] =>
  [value ?? []].flat().filter((one): one is string => typeof one === "string");

/** The parts of an answer that has some: one set of an address or a person, one for each entry of a group. */
export const partsIn = (value: AnswerValue | undefined): Parts[] =>
  [value ?? []].flat().filter((one): one is Parts => typeof one === "object");

/** The same of what stands in inputs. */
export const typedPartsIn = (value: FieldValue | undefined): PartValues[] =>
  [value ?? []].flat().filter((one): one is PartValues => typeof one === "object");

/** Whether the answer a condition names is one of those it names. */
export function holds(condition: FormCondition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  return textsIn(answers[condition.field]).some((value) => condition.is.includes(value));
}
