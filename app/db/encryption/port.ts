import type { Queryable } from "#app/db/port.ts";
import type { SealedColumn } from "./sealed-columns.ts";

/** Where a sealed value stands: it opens nowhere else. */
export type FieldPlace = { readonly column: SealedColumn; readonly row: string };

/** Seals what names or reaches a person, and opens it again. */
export interface FieldCipher {
  seal(place: FieldPlace, text: string): string;
  /** Throws `SealedValueError`. */
  open(place: FieldPlace, sealed: string): string;
  /** A keyed hash by which a sealed value can be looked up; `value` in the one way of writing it. */
  index(purpose: string, value: string): string;
  /** The id of the key that seals now. */
  sealsWith(): string;
  knows(keyId: string): boolean;
}

/** A handle opened without keys reads and writes nothing of this, rather than writing it in plain text. */
export function fieldsOf(db: Queryable): FieldCipher {
  if (!db.fields) throw new Error("This database was opened without its keys: what is sealed in it cannot be used.");
  return db.fields;
}

export const sealJson = (db: Queryable, place: FieldPlace, value: unknown): string =>
  fieldsOf(db).seal(place, JSON.stringify(value));

/** The type is the caller's word: what opens is what `sealJson` was given for this very place. */
export const openJson = <T>(db: Queryable, place: FieldPlace, sealed: string): T =>
  JSON.parse(fieldsOf(db).open(place, sealed)) as T;
