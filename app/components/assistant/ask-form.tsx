import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { AskFault } from "./types.ts";

/** Characters, not bytes; the rule itself is in the pipeline. */
export const MAX_QUESTION_LENGTH = 1_000;

type AskFormProps = {
  readonly action: string;
  /** One-time key: sent twice, it is answered once. */
  readonly submissionKey: string;
  readonly isFirst: boolean;
  readonly typed?: string | undefined;
  readonly fault?: AskFault | undefined;
};

/** The box for a question. A normal form; the island takes it over where scripts run. */
export function AskForm({ action, submissionKey, isFirst, typed, fault }: AskFormProps) {
  const { t } = useTranslation();
  return (
    <form method="post" action={action} className="assistant-ask" data-ask="">
      <input type="hidden" name="key" value={submissionKey} />
      <TextArea
        id="question"
        name="question"
        rows={isFirst ? 3 : 2}
        maxLength={MAX_QUESTION_LENGTH}
        required
        label={t(isFirst ? "assistant:ask.label" : "assistant:ask.label_more")}
        hint={t("assistant:ask.hint")}
        error={fault ? t(`assistant:error.${fault}`, { max: MAX_QUESTION_LENGTH }) : undefined}
        defaultValue={typed}
      />
      <div className="button-row">
        <Button>{t("assistant:ask.submit")}</Button>
        <button type="button" className="button button-secondary" data-stop="" hidden>
          {t("assistant:stream.stop")}
        </button>
      </div>
    </form>
  );
}
