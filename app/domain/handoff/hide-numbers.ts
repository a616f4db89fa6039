import { maskPersonalData } from "#app/lib/personal-data.ts";
import type { MaskedKind } from "#app/lib/personal-data.ts";

/** Numbers of papers and cards. Phone numbers and mail addresses stay: they are how a person reaches another. */
const HIDDEN_KINDS: readonly MaskedKind[] = ["id_card", "bank_card", "passport"];

/** What somebody wrote to a person, without numbers that belong in a form or at a counter. */
export function hideNumbers(
  text: string,
  t: (key: string) => string,
): { readonly text: string; readonly maskedKinds: readonly MaskedKind[] } {
  const masked = maskPersonalData(text, (kind) => t(`assistant:mask.${kind}`), HIDDEN_KINDS);
  return { text: masked.text, maskedKinds: masked.kinds };
}
