import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { queueText } from "#app/ports/sms/queue-text.server.ts";
import { fitsText } from "#app/ports/sms/segments.ts";
import type { StoredRequestState } from "./states.ts";

/** `others_wait`: what a merged request goes on with waits for its own resident, not for this one. */
export type ShortNews = StoredRequestState | "closing_soon" | "late" | "others_wait";

const SHORT_KEYS: { readonly [N in ShortNews]?: string } = {
  closing_soon: "requests:sms.closing_soon",
  late: "requests:sms.late",
  others_wait: "requests:sms.others_wait",
};

/** The words of a text message: reference, state, link; without the state where a long address leaves no room for it. */
export function writeText(language: Language, about: ShortNews, reference: string, link: string): string {
  const t = getTranslator(language);
  const state = t(SHORT_KEYS[about] ?? `requests:state.${about}`);
  const texts = [t("requests:sms.text", { reference, state, link }), `${reference} ${link}`];
  return texts.find(fitsText) ?? reference;
}

/** Queues a text message that says how far a request is. Nothing of what it is about, and nobody's words. */
export async function textResident(
  deps: Pick<Services, "clock" | "jobs" | "publicUrl">,
  tx: Transaction,
  news: {
    readonly to: string;
    readonly token: string;
    readonly language: Language;
    readonly reference: string;
    readonly about: ShortNews;
  },
): Promise<void> {
  const { to, token, language, reference, about } = news;
  const text = writeText(language, about, reference, `${deps.publicUrl}/news/${token}`);
  await queueText(deps, tx, { to, language, about: reference, text });
}
