import type { GroupField } from "#app/domain/content/field-parts.ts";
import { newKey } from "./composite-schema.server.ts";
import type { PartValues } from "./types.ts";

/** One more entry of a group, or one less; `index` as the page counts them. */
export type EntryChange =
  | { readonly kind: "add"; readonly fieldId: string }
  | { readonly kind: "remove"; readonly fieldId: string; readonly index: number };

/** The entries of a group after a change, every one with a key of its own. Another group's change leaves them as they are. */
export function changeEntries(
  field: GroupField,
  typed: readonly PartValues[],
  change: EntryChange | undefined,
): PartValues[] {
  const keyed = typed.slice(0, field.max).map((entry) => ({ ...entry, key: keyOf(entry) }));
  if (change?.fieldId !== field.id) return keyed;
  if (change.kind === "remove") return keyed.filter((_, index) => index !== change.index);
  return keyed.length < field.max ? [...keyed, { key: newKey() }] : keyed;
}

const keyOf = ({ key }: PartValues): string => (typeof key === "string" && /^[0-9a-f]{8}$/.test(key) ? key : newKey());
