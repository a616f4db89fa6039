import type { WeeklyHours } from "#app/domain/desks/site-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { formatWeekday } from "#app/i18n/format.ts";
import type { LanguageText } from "./terms.ts";

/** A Monday; only the names of the days after it are used. */
const MONDAY = 5;

/** Opening hours in words, since CPSV-AP has no better place for several periods a day. */
export function weekText(hours: WeeklyHours): LanguageText[] {
  return CONTENT_LANGUAGES.map((language) => {
    const t = getTranslator(language);
    const lines = Object.values(hours).map((periods, index) => {
      const day = formatWeekday(language, `2026-01-${String(MONDAY + index).padStart(2, "0")}`);
      if (periods.length === 0) return t("content:passage.centre.closed", { day });
      const spoken = periods.map(([opens, closes]) => t("content:passage.centre.period", { opens, closes }));
      return t("content:passage.centre.open", { day, periods: new Intl.ListFormat(language).format(spoken) });
    });
    return { "@language": language, "@value": lines.join("\n") };
  });
}
