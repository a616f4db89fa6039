import { useTranslation } from "#app/components/texts.tsx";
import { ConfirmationPanel } from "#app/components/ui/confirmation-panel.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { TONES } from "#app/components/ui/status-tag.tsx";
import { FIELD_KINDS } from "./field-states.ts";
import { Specimen } from "./specimen.tsx";

/** What is wrong, what is new and what is done; the summary takes focus once the form below was sent. */
export function Messages({ wasSent }: { readonly wasSent: boolean }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="sg-messages">
      <h2 id="sg-messages">{t("styleguide:messages")}</h2>
      <Specimen name="error-summary">
        <ErrorSummary
          title={t("styleguide:errors")}
          errors={FIELD_KINDS.map((kind) => ({ href: `#${kind}-wrong`, text: t(`styleguide:field_error.${kind}`) }))}
          takesFocus={wasSent}
        />
      </Specimen>
      <Specimen name="notification-banner">
        {TONES.map((tone) => (
          <NotificationBanner key={tone} tone={tone} title={t(`styleguide:tone.${tone}`)}>
            <p>{t("styleguide:sample_text")}</p>
          </NotificationBanner>
        ))}
      </Specimen>
      <Specimen name="confirmation-panel">
        <ConfirmationPanel title={t("styleguide:sent")} heading="h2">
          <p>{t("styleguide:reference")}</p>
          <p className="reference-number">OW-2611-XXXXX-X</p>
        </ConfirmationPanel>
      </Specimen>
    </section>
  );
}
