import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import type { HoursNow } from "#app/domain/desks/describe-hours.ts";
import { formatTime, formatWeekdayTime } from "#app/i18n/format.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";

/** "Open now, until 17:30", or when it opens next. */
export function Opening({ now, language }: { readonly now: HoursNow; readonly language: Language }) {
  const { t } = useTranslation();
  if (now.isOpen) {
    return (
      <span className="opening">
        <StatusTag tone="success">{t("catalogue:opening.open")}</StatusTag>
        {now.closesAt ? (
          <span>{t("catalogue:opening.closes", { time: formatTime(language, now.closesAt, now.timeZone) })}</span>
        ) : null}
      </span>
    );
  }
  const holiday = inLanguage(now.holiday, language);
  return (
    <span className="opening">
      <StatusTag tone="neutral">
        {holiday ? t("catalogue:opening.closed_holiday", { holiday }) : t("catalogue:opening.closed")}
      </StatusTag>
      {now.opensAt ? (
        <span>
          {now.opensToday
            ? t("catalogue:opening.opens_today", { time: formatTime(language, now.opensAt, now.timeZone) })
            : t("catalogue:opening.opens", { when: formatWeekdayTime(language, now.opensAt, now.timeZone) })}
        </span>
      ) : null}
    </span>
  );
}
