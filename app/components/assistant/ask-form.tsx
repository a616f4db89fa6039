import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { AskFault } from "./types.ts";

/** Characters, not bytes; the rule itself is in the pipeline. */
export const MAX_QUESTION_LENGTH = 1_000;

/** The form that the switches at the top of the page send too. */
export const ASK_FORM = "ask-form";

type AskFormProps = {
  /** The page it stands on. */
  readonly page: string;
  /** One-time key: sent twice, it is answered once. */
  readonly submissionKey: string;
  readonly isFirst: boolean;
  readonly typed?: string | undefined;
  readonly fault?: AskFault | undefined;
  /** The last question, when it is to be written anew. */
  readonly editing?: { readonly questionId: string; readonly question: string } | undefined;
};

/** The box for a question. A normal form; the island takes it over where scripts run. */
export function AskForm({ page, submissionKey, isFirst, typed, fault, editing }: AskFormProps) {
  const { t } = useTranslation();
  const label = editing ? "assistant:edit.label" : isFirst ? "assistant:ask.label" : "assistant:ask.label_more";
  return (
    <form
      method="post"
      action={editing ? `${page}?edit=${editing.questionId}` : page}
      id={ASK_FORM}
      className="assistant-ask"
      data-ask=""
    >
      <input type="hidden" name="key" value={submissionKey} />
      {editing ? <input type="hidden" name="replaces" value={editing.questionId} /> : null}
      <TextArea
        id="question"
        name="question"
        rows={isFirst ? 3 : 2}
        maxLength={MAX_QUESTION_LENGTH}
        required
        label={t(label)}
        hint={t(editing ? "assistant:edit.hint" : "assistant:ask.hint")}
        error={fault ? t(`assistant:error.${fault}`, { max: MAX_QUESTION_LENGTH }) : undefined}
        defaultValue={typed ?? editing?.question}
      />
      <div className="button-row">
        <Button>{t(editing ? "assistant:edit.submit" : "assistant:ask.submit")}</Button>
        {editing ? <a href={`${page}#q-${editing.questionId}`}>{t("assistant:edit.cancel")}</a> : null}
        <button type="button" className="button button-secondary" data-stop="" hidden>
          {t("assistant:stream.stop")}
        </button>
      </div>
    </form>
  );
}
