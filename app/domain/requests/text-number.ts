import { isPhone, normalisePhone } from "./field-rules.ts";

/** The number as a gateway takes it, with its country; `undefined` for one that no text message reaches, as of a landline. */
export function toTextNumber(phone: string | null | undefined): string | undefined {
  const plain = normalisePhone(phone ?? "").replace(/^00/, "+");
  if (/^(?:\+?86)?1[3-9]\d{9}$/.test(plain)) return `+86${plain.slice(-11)}`;
  return plain.startsWith("+") && !plain.startsWith("+86") && isPhone(plain) ? plain : undefined;
}
