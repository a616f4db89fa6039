/** What can be wrong with one field of a body. */
export const FIELD_FAULTS = [
  "missing",
  "malformed",
  "too_long",
  "too_small",
  "not_one_of",
  "unknown_field",
  "unknown",
  "needed",
  "not_yours",
  "taken",
  "no_form",
  "beside_form",
  "not_asked",
  "no_files",
  "no_request",
  "itself",
  "circle",
  "over",
  "other_grade",
] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

export const isFieldFault = (word: unknown): word is FieldFault => (FIELD_FAULTS as readonly unknown[]).includes(word);
