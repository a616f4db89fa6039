import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import { readableFields } from "#app/domain/content/personal-fields.ts";
import type { BothNames } from "#app/domain/requests/mandates/mandate.ts";
import type { IdentityCheck } from "./identity-checks.ts";
import type { Answers, Correction, Typed } from "./types.ts";

/** Of a request, what is stored sealed. */
export type SealedRequest = {
  readonly answers: Answers;
  readonly description: string;
  readonly contact: { readonly name: string | null; readonly email: string | null; readonly phone: string | null };
};

/** Of a form being filled in. */
export type SealedDraft = { readonly answers: Answers; readonly typed: Typed | null };

/** Of an event, the words of residents and staff, what was replaced, how somebody showed who they are, and who acted for whom. */
export type SealedWords = {
  readonly forResident: string | null;
  readonly remedy: string | null;
  readonly forStaff: string | null;
  readonly corrected?: readonly Correction[];
  readonly check?: IdentityCheck;
  readonly names?: BothNames;
};

/** Answers that are stored as they are, and those that are sealed. */
export function splitAnswers(
  form: FormDefinition | undefined,
  answers: Answers,
): { readonly readable: Answers; readonly personal: Answers } {
  const readable = readableFields(form);
  const part = (isReadable: boolean): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => readable.has(id) === isReadable));
  return { readable: part(true), personal: part(false) };
}
