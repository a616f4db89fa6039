import { randomUUID } from "node:crypto";
import type { TFunction } from "i18next";
import { z } from "zod";
import { MAX_TEXT_LENGTH } from "#app/domain/handoff/answer-offer.server.ts";

export type ReadText =
  { readonly value: string; readonly typed: string } | { readonly error: string; readonly typed: string };

/** A text somebody had to write: trimmed, or why not, with what was typed. */
export function readText(
  form: FormData,
  name: string,
  t: TFunction,
  emptyKey = "handoff:error.message_empty",
): ReadText {
  const typed = String(form.get(name) ?? "");
  const value = typed.trim();
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
  name: z.string().trim().max(100).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Name, mail and phone, all of them free to leave out. */
export function readContact(form: FormData, t: TFunction) {
  const typed = Object.fromEntries(
    ["name", "email", "phone"].map((name) => [name, String(form.get(name) ?? "").trim()]),
  );
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));
  const parsed = contactSchema.safeParse(filled);
  return parsed.success
    ? { value: parsed.data, typed, error: undefined }
    : { value: {}, typed, error: t("handoff:error.email_wrong") };
}
