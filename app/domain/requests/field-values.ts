import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { partsIn, textsIn } from "./answer-values.ts";
import type { Answers, DateParts, FieldValue, Parts, PartValues } from "./types.ts";

const datePartsOf = (date: string): DateParts => {
  const [year = "", month = "", day = ""] = date.split("-");
  return { year, month: String(Number(month)), day: String(Number(day)) };
};

/** The parts of an answer as their inputs take them, without identity numbers. */
function partValues(field: FormField, parts: Parts): PartValues {
  const known = partsOf(field);
  const entries = Object.entries(parts).flatMap(([id, value]): [string, string | DateParts][] => {
    const type = known.find((part) => part.id === id)?.type;
    if (type === "id-number") return [];
    return [[id, type === "date" ? datePartsOf(value) : value]];
  });
  return Object.fromEntries(entries);
}

/** An answer as the inputs of its field take it, by field. Identity numbers are never sent back to a page; files are no value of an input. */
export function valueFor(field: FormField, answers: Answers): [string, FieldValue][] {
  const given = answers[field.id];
  if (given === undefined) return [];
  const [first = ""] = textsIn(given);
  switch (field.type) {
    case "id-number":
    case "file":
      return [];
    case "date":
      return [[field.id, datePartsOf(first)]];
    case "checkboxes":
      return [[field.id, textsIn(given)]];
    case "address":
    case "person":
      return [[field.id, partValues(field, partsIn(given)[0] ?? {})]];
    case "group":
      return [[field.id, partsIn(given).map((parts) => partValues(field, parts))]];
    default:
      return [[field.id, first]];
  }
}

/** What was typed into a field of several parts, without its identity numbers. */
export function withoutNumbers(field: FormField, value: FieldValue): FieldValue {
  const secret = partsOf(field).flatMap(({ id, type }) => (type === "id-number" ? [id] : []));
  const shown = (parts: PartValues): PartValues =>
    Object.fromEntries(Object.entries(parts).filter(([id]) => !secret.includes(id)));
  if (secret.length === 0 || typeof value === "string") return value;
  if (Array.isArray(value)) return (value as readonly PartValues[]).map(shown);
  return shown(value as PartValues);
}
