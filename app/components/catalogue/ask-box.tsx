import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { VoiceButton } from "#app/components/ui/voice-button.tsx";

/** Longest question the assistant takes. */
const QUESTION_MAX_LENGTH = 1000;

/** One box for any question; it starts a conversation, with or without scripts. */
export function AskBox({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/assistant" className="ask-box">
      <label className="ask-label" htmlFor="question">
        {label}
      </label>
      <textarea
        id="question"
        name="question"
        className="input input-full"
        rows={2}
        dir="auto"
        maxLength={QUESTION_MAX_LENGTH}
        required
        aria-describedby="question-note"
      />
      <div className="ask-row">
        <p className="ask-note" id="question-note">
          {t("catalogue:ask.note")}
        </p>
        <VoiceButton field="question" />
        <Button>{t("catalogue:ask.button")}</Button>
      </div>
    </form>
  );
}
