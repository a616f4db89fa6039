import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { ResidentRequest } from "#app/domain/requests/get-request-for-resident.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";

type ActingBannerProps = {
  readonly mandate: Pick<NonNullable<ResidentRequest["mandate"]>, "helper" | "resident" | "validUntil">;
  readonly language: Language;
  readonly timeZone: string;
};

/** Says on every page of a helper for whom they act. */
export function ActingBanner({ mandate, language, timeZone }: ActingBannerProps) {
  const { t } = useTranslation();
  const { helper, resident, validUntil } = mandate;
  return (
    <NotificationBanner
      title={t("helpers:acting.title", { resident, date: formatMoment(validUntil, "minute", language, timeZone) })}
    >
      <p>{t("helpers:acting.lead", { helper, resident })}</p>
    </NotificationBanner>
  );
}
