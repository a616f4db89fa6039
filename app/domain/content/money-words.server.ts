import { getI18n } from "#app/i18n/i18n.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** An amount as people say it, “10 yuan”, for texts that are searched and quoted. */
export function moneyWords(amountCents: number, currency: string, language: ContentLanguage): string {
  const { t, exists } = getI18n(language);
  const digits = amountCents % 100 === 0 ? 0 : 2;
  const amount = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amountCents / 100);
  const key = `content:money.${currency}`;
  if (exists(key)) return t(key, { amount });
  return new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "name", minimumFractionDigits: digits }).format(amountCents / 100);
}
