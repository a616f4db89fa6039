import { randomUUID } from "node:crypto";
import type { TFunction } from "i18next";
import { z } from "zod";
import { MAX_TEXT_LENGTH } from "#app/domain/handoff/answer-offer.server.ts";
import { WANTED_TIMES, type WantedTime } from "#app/domain/handoff/states.ts";
import { hideNumbers } from "#app/domain/handoff/hide-numbers.ts";
import { isPhone, normalisePhone } from "#app/domain/requests/field-rules.ts";

/** `typed` goes back into the form, and so never holds numbers of papers and cards. */
export type ReadText =
  { readonly value: string; readonly typed: string } | { readonly error: string; readonly typed: string };

/** A text somebody had to write: trimmed, or why not, with what was typed. */
export function readText(
  form: FormData,
  name: string,
  t: TFunction,
  emptyKey = "handoff:error.message_empty",
): ReadText {
  const written = String(form.get(name) ?? "");
  const typed = hideNumbers(written, t).text;
  const value = written.trim();
  if (value === "") return { error: t(emptyKey), typed };
  if (value.length > MAX_TEXT_LENGTH)
    return { error: t("handoff:error.message_long", { max: MAX_TEXT_LENGTH }), typed };
  return { value, typed };
}

/** The one-time key of a message form; a form without one is a message of its own. */
export function readKey(form: FormData): string {
  const key = String(form.get("key") ?? "");
  return /^[0-9a-f-]{36}$/.test(key) ? key : randomUUID();
}

const contactSchema = z.object({
  name: z.string().max(100).optional(),
  email: z.email().max(254).optional(),
  phone: z
    .string()
    .refine((typed) => isPhone(normalisePhone(typed)) && typed.length <= 40)
    .optional(),
});
export type Contact = z.infer<typeof contactSchema>;
export type ContactErrors = Partial<Record<keyof Contact, string>>;

/** Name, mail and phone, all of them free to leave out, and what is wrong with each. */
export function readContact(form: FormData, t: TFunction) {
  const typed = Object.fromEntries(
    ["name", "email", "phone"].map((name) => [name, String(form.get(name) ?? "").trim()]),
  );
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));
  const parsed = contactSchema.safeParse(filled);
  if (parsed.success) return { value: parsed.data, typed, errors: undefined };
  const errors: ContactErrors = Object.fromEntries(
    parsed.error.issues.map(({ path: [name] }) => [name, t(`handoff:error.${String(name)}_wrong`)]),
  );
  return { value: undefined, typed, errors };
}

/** The same from a resident, who is told once that without phone and mail the code alone leads to the answer. */
export function readOwnContact(form: FormData, t: TFunction) {
  const contact = readContact(form, t);
  if (!contact.value || contact.value.phone || contact.value.email || form.get("no_contact") === "yes") return contact;
  const errors: ContactErrors = { phone: t("handoff:error.contact_missing") };
  return { value: undefined, typed: { ...contact.typed, no_contact: "offered" }, errors };
}

/** When somebody wants to be rung; `undefined` for whoever does not. */
export const readWanted = (form: FormData): WantedTime | undefined =>
  WANTED_TIMES.find((time) => time === form.get("wanted"));

/** Phone and time of a call-back, or what is missing. */
export function readCallBack(form: FormData, t: TFunction) {
  const typed = { phone: String(form.get("phone") ?? "").trim(), wanted: readWanted(form) ?? "any" };
  const phone = contactSchema.shape.phone.safeParse(typed.phone);
  if (typed.phone && phone.success)
    return { value: { phone: typed.phone, wanted: typed.wanted }, typed, errors: {} } as const;
  const errors: ContactErrors = { phone: t(`handoff:error.${typed.phone ? "phone_wrong" : "call_back_phone"}`) };
  return { value: undefined, typed, errors } as const;
}
