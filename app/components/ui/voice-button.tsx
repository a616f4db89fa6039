import { useTranslation } from "#app/components/texts.tsx";
import { Icon } from "./icon.tsx";

/** Speaks into a field, in simplified mode and where the browser can listen; a script shows it. */
export function VoiceButton({ field }: { readonly field: string }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="button button-secondary simple-only"
      data-voice
      aria-controls={field}
      aria-pressed="false"
      hidden
    >
      <Icon name="microphone" />
      {t("common:tools.speak")}
    </button>
  );
}
