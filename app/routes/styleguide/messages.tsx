import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { TONES } from "#app/components/ui/status-tag.tsx";

/** Banners in every tone. */
export function Messages() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="sg-messages">
      <h2 id="sg-messages">{t("styleguide:messages")}</h2>
      {TONES.map((tone) => (
        <NotificationBanner key={tone} tone={tone} title={t(`styleguide:tone.${tone}`)}>
          <p>{t("styleguide:sample_text")}</p>
        </NotificationBanner>
      ))}
    </section>
  );
}
