import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { Guide } from "#app/domain/catalogue/public-service.ts";
import { formatDate } from "#app/i18n/format.ts";

type GuideNoticesProps = { readonly guide: Guide; readonly isOverdue: boolean };

/** Whether the text may be relied on: counts no longer, will end, is due for a check, exists in another language only. */
export function GuideNotices({ guide, isOverdue }: GuideNoticesProps) {
  const { t, language } = useTranslation();
  const date = (day: string) => formatDate(language, day);
  return (
    <>
      {guide.validTo ? <EndNotice guide={guide} validTo={guide.validTo} /> : null}
      {isOverdue && !guide.isPast ? (
        <NotificationBanner tone="warning" title={t("catalogue:guide.overdue", { date: date(guide.reviewBy) })}>
          <p>{t("catalogue:guide.overdue_text")}</p>
        </NotificationBanner>
      ) : null}
      {guide.bodyLanguage === guide.language ? null : (
        <NotificationBanner title={t("catalogue:guide.one_language")}>
          <p>{t("catalogue:guide.one_language_text")}</p>
        </NotificationBanner>
      )}
    </>
  );
}

function EndNotice({ guide, validTo }: { readonly guide: Guide; readonly validTo: string }) {
  const { t, language } = useTranslation();
  const date = formatDate(language, validTo);
  const words = guide.isPast ? "past" : "ends";
  return (
    <NotificationBanner tone={guide.isPast ? "danger" : "warning"} title={t(`catalogue:guide.${words}`, { date })}>
      <p>{t(`catalogue:guide.${words}_text`, { date })}</p>
      {guide.supersededBy ? (
        <p>
          {t("catalogue:guide.instead")}{" "}
          <a href={`/guides/${guide.supersededBy.slug}`}>
            <ContentText>{guide.supersededBy.title}</ContentText>
          </a>
        </p>
      ) : null}
    </NotificationBanner>
  );
}
