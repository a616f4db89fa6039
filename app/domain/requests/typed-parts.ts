import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { isIdentityNumber, normaliseIdentityNumber } from "./field-rules.ts";
import type { DateParts, FieldValue, Parts, PartValues } from "./types.ts";

/** More than any part takes: what is too long has to come back, so that it can be shortened. */
const LONGEST = 2_000;
const NAME = /^([a-z][a-z0-9_]*)(?:\[(\d{1,2})\])?\.([a-z][a-z0-9_]*)(?:\.(year|month|day))?$/;

/** What a browser sent for a field of several parts: one set of them, or one for each entry. */
export function typedPartsOf(field: FormField, form: FormData): PartValues[] {
  const entries: Record<string, string | DateParts>[] = [];
  const kinds = new Map(partsOf(field).map(({ id, type }) => [id, type]));
  for (const [name, sent] of form) {
    const [, fieldId, at = "0", part = "", datePart] = NAME.exec(name) ?? [];
    if (fieldId !== field.id || typeof sent !== "string") continue;
    const entry = (entries[Number(at)] ??= {});
    const text = sent.slice(0, LONGEST);
    if (datePart) {
      const known = entry[part];
      const date = typeof known === "object" ? known : { year: "", month: "", day: "" };
      entry[part] = { ...date, [datePart]: text.slice(0, 10) };
    } else if (kinds.get(part) === "id-number") {
      const number = normaliseIdentityNumber(text);
      // It cannot be shown again to be mended: only a whole and right one is kept.
      if (isIdentityNumber(number)) entry[part] = number;
    } else entry[part] = text;
  }
  return entries.filter(Boolean);
}

/** The same with the numbers that were given before for the same entry. */
export function withKeptNumbers(field: FormField, typed: readonly PartValues[], kept: readonly Parts[]): PartValues[] {
  const secret = partsOf(field).flatMap(({ id, type }) => (type === "id-number" ? [id] : []));
  return typed.map((entry) => {
    const own = field.type === "group" ? kept.find(({ key }) => key !== undefined && key === entry["key"]) : kept[0];
    const numbers = secret.flatMap((id) => (own?.[id] === undefined ? [] : [[id, own[id]] as const]));
    return { ...Object.fromEntries(numbers), ...entry };
  });
}

export const toFieldValue = (field: FormField, entries: readonly PartValues[]): FieldValue =>
  field.type === "group" ? entries : (entries[0] ?? {});
