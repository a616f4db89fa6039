import type { FormField, GroupPart } from "./form-schema.ts";

/** A question that has one answer: a field of its own, or a part of a person or of an entry of a group. */
export type SimpleField = Exclude<FormField, { type: "address" | "person" | "group" }>;
export type PersonField = Extract<FormField, { type: "person" }>;
export type GroupField = Extract<FormField, { type: "group" }>;

/**
 * The simple questions that a person, or each entry of a group, consists of; empty for every other field. Those of a person bear the
 * label of the whole: what they are called is the portal's to say.
 */
export function partsOf(field: FormField): readonly GroupPart[] {
  if (field.type === "group") return field.fields;
  if (field.type !== "person") return [];
  const { label, identity_number: number, phone, matches } = field;
  const part = (id: string, need: "required" | "optional") => ({ id, label, required: need === "required", errors: {} });
  return [
    { ...part("name", "required"), errors: { required: field.errors.required }, type: "text", max_length: 60, masked: false },
    ...(number ? [{ ...part("identity_number", number), type: "id-number", ...(matches ? { matches } : {}) } as const] : []),
    ...(phone ? [{ ...part("phone", phone), type: "phone" } as const] : []),
  ];
}
