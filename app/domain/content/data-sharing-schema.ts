import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { fieldIdSchema } from "./form-condition-schema.ts";
import { partsOf } from "./field-parts.ts";
import type { FormField } from "./form-schema.ts";
import { idSchema } from "./parts-schema.ts";

const desks = z.array(idSchema).min(1);
/** A comma in an unquoted text of one line makes a new key of what follows: refused instead of lost. */
const translated = z.strictObject(translatedSchema.shape);

const sharedSchema = z.strictObject({
  desks,
  /** The policy in which it is written. */
  policy: idSchema,
  why: translated,
});

const neverSchema = z
  .strictObject({ desks: desks.optional(), others: translated.optional(), why: translated })
  .refine((one) => one.desks !== undefined || one.others !== undefined, "name desks, or others in words");

const itemSchema = z.strictObject({
  id: fieldIdSchema,
  name: translated,
  /** Kinds of form fields that are it. */
  types: z.array(z.enum(["id-number", "phone", "email"])).default([]),
  /** Ids of form fields that are it. */
  fields: z.array(fieldIdSchema).default([]),
  held_by: desks,
  shared_with: z.array(sharedSchema).default([]),
  never: z.array(neverSchema).default([]),
});
export type DataItem = z.infer<typeof itemSchema>;

/** `content/data-sharing.yml`: who holds what about people, who else gets it and by which law, and who never does. */
export const dataSharingSchema = z.array(itemSchema).superRefine((items, context) => {
  items.forEach((item, index) => {
    const isDouble = items.findIndex(({ id }) => id === item.id) < index;
    if (isDouble) context.addIssue({ code: "custom", path: [index, "id"], message: `“${item.id}” is used twice` });
    const gets = new Set([...item.held_by, ...item.shared_with.flatMap((one) => one.desks)]);
    item.never.forEach(({ desks: never = [] }, at) => {
      const both = never.find((desk) => gets.has(desk));
      if (both)
        context.addIssue({ code: "custom", path: [index, "never", at], message: `“${both}” both gets it and never gets it` });
    });
  });
});

type Asked = Pick<FormField, "id" | "type">;

/** Which entry of the table a form field is; none for what identifies nobody. */
export const itemOf = (items: readonly DataItem[], field: Asked): DataItem | undefined =>
  items.find(({ types, fields }) => fields.includes(field.id) || types.some((type) => type === field.type));

/** All entries that a field is or has among its parts. */
const itemsOf = (items: readonly DataItem[], field: Asked | FormField): readonly DataItem[] =>
  [field, ...("label" in field ? partsOf(field) : [])].flatMap((one) => itemOf(items, one) ?? []);

/**
 * Whether a reader of these desks may see a field of a request that `responsible` is to deal with. The responsible desk sees what was
 * written to it; another desk sees an item only if the table shares it: what stands nowhere is not shared.
 */
export function mayGetField(
  items: readonly DataItem[],
  field: Asked | FormField,
  { responsible, desks: readers }: { readonly responsible: string; readonly desks: readonly string[] },
): boolean {
  if (readers.includes(responsible)) return true;
  return itemsOf(items, field).every((item) =>
    [...item.held_by, ...item.shared_with.flatMap((one) => one.desks)].some((desk) => readers.includes(desk)),
  );
}
