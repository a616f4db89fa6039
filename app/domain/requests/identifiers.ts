import type { FormDefinition, FormField } from "#app/domain/content/form-schema.ts";
import { partsOf } from "#app/domain/content/field-parts.ts";
import { partsIn } from "./answer-values.ts";
import { isIdentityNumber, isPhone, normalisePhone } from "./field-rules.ts";
import { matterOf } from "./matter.ts";
import type { Answers, Contact } from "./types.ts";

/** What staff find the requests of somebody by, typed whole. */
export const IDENTIFIER_KINDS = ["identity_number", "phone", "email"] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** In the one way of writing it, so that equal ones are found however they were typed. */
export type Identifier = { readonly kind: IdentifierKind; readonly value: string };

/** What it is about and where, by which it is found that others told of the same; never typed whole by staff. */
export type Matter = { readonly kind: "place"; readonly value: string };

const KIND_OF: Partial<Record<FormField["type"], IdentifierKind>> = {
  "id-number": "identity_number",
  phone: "phone",
  email: "email",
};

/** A mobile number is the same with and without its country. */
const withoutCountry = (phone: string): string => phone.replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");

/** One of this kind in the one way of writing it, if it is whole. */
export function toIdentifier(kind: IdentifierKind, typed: string): Identifier | undefined {
  const plain = typed.normalize("NFKC").trim();
  const phone = withoutCountry(normalisePhone(plain));
  const number = plain.replace(/[\s\p{Pd}]/gu, "").toUpperCase();
  switch (kind) {
    case "identity_number":
      return isIdentityNumber(number) ? { kind, value: number } : undefined;
    case "phone":
      return isPhone(phone) ? { kind, value: phone } : undefined;
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) ? { kind, value: plain.toLowerCase() } : undefined;
  }
}

/** What somebody typed, if it is one of these and whole; numbers too long for a telephone are never one. */
export function parseIdentifier(typed: string): Identifier | undefined {
  if (typed.length > 254) return undefined;
  for (const kind of IDENTIFIER_KINDS) {
    const found = toIdentifier(kind, typed);
    if (found) return found;
  }
  return undefined;
}

/** The same of what somebody is reached by. */
export function parseContact(typed: string): Identifier | undefined {
  const found = parseIdentifier(typed);
  return found?.kind === "identity_number" ? undefined : found;
}

function identifierIn({ id, type }: Pick<FormField, "id" | "type">, answers: Answers): (Identifier | undefined)[] {
  const [kind, value] = [KIND_OF[type], answers[id]];
  return kind && typeof value === "string" ? [toIdentifier(kind, value)] : [];
}

/** All that a request can be found by. */
export function identifiersIn(
  form: FormDefinition | undefined,
  answers: Answers,
  contact: Contact,
): (Identifier | Matter)[] {
  const answered = (form?.steps.flatMap(({ fields }) => fields) ?? []).flatMap((field) => [
    ...identifierIn(field, answers),
    ...partsIn(answers[field.id]).flatMap((parts) => partsOf(field).flatMap((part) => identifierIn(part, parts))),
  ]);
  const all = [...answered, toIdentifier("phone", contact.phone ?? ""), toIdentifier("email", contact.email ?? "")];
  const found = new Map(all.flatMap((one) => (one ? [[`${one.kind} ${one.value}`, one] as const] : [])));
  const matter = form && matterOf(form, answers);
  return matter ? [...found.values(), matter] : [...found.values()];
}
