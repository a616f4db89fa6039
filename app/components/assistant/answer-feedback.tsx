import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { ANSWER_REASONS, FEEDBACK_WORDS_MAX_LENGTH } from "#app/domain/assistant/answer-feedback.ts";
import type { TurnView } from "./types.ts";

type Props = { readonly turn: TurnView; readonly conversationId: string };

/** Whether the answer helped, and why not. What was said can be changed, and counts once. */
export function AnswerFeedback({ turn, conversationId }: Props) {
  const { t } = useTranslation();
  const { feedback } = turn;
  const isUnexplained = feedback?.isHelpful === false && !feedback.reason && !feedback.words;
  return (
    <div className="answer-feedback" data-feedback="" aria-live="off">
      {feedback ? (
        <>
          <p>{t(feedback.isHelpful ? "assistant:feedback.said_yes" : "assistant:feedback.said_no")}</p>
          {feedback.reason ? <p className="quiet">{t(`assistant:feedback.reason.${feedback.reason}`)}</p> : null}
        </>
      ) : (
        <Verdict turn={turn} conversationId={conversationId} />
      )}
      {isUnexplained ? <Reasons turn={turn} conversationId={conversationId} /> : null}
      {feedback && !isUnexplained ? (
        <Details summary={t("assistant:feedback.change")}>
          {feedback.isHelpful ? (
            <Verdict turn={turn} conversationId={conversationId} />
          ) : (
            <Reasons turn={turn} conversationId={conversationId} />
          )}
        </Details>
      ) : null}
    </div>
  );
}

function Verdict({ turn, conversationId }: Props) {
  const { t } = useTranslation();
  const id = `useful-${turn.questionId}`;
  return (
    <form
      method="post"
      action={`/assistant/${conversationId}/feedback`}
      className="answer-verdict"
      aria-labelledby={id}
    >
      <input type="hidden" name="question" value={turn.questionId} />
      <p id={id}>{t("assistant:feedback.question")}</p>
      {(["yes", "no"] as const).map((helped) => (
        <button key={helped} className="button button-secondary" name="helped" value={helped}>
          {t(`assistant:feedback.${helped}`)}
        </button>
      ))}
    </form>
  );
}

function Reasons({ turn, conversationId }: Props) {
  const { t } = useTranslation();
  const { questionId, feedback } = turn;
  return (
    <form method="post" action={`/assistant/${conversationId}/feedback`} className="answer-reasons">
      <input type="hidden" name="question" value={questionId} />
      <RadioGroup
        id={`reason-${questionId}`}
        name="reason"
        legend={t("assistant:feedback.why")}
        {...(feedback?.reason ? { defaultValue: feedback.reason } : {})}
        options={ANSWER_REASONS.map((reason) => ({ value: reason, label: t(`assistant:feedback.reason.${reason}`) }))}
      />
      <TextArea
        id={`words-${questionId}`}
        name="words"
        label={t("assistant:feedback.words")}
        hint={t("assistant:feedback.words_hint")}
        maxLength={FEEDBACK_WORDS_MAX_LENGTH}
        rows={2}
        defaultValue={feedback?.words ?? undefined}
      />
      <div className="button-row">
        <Button variant="secondary" name="helped" value="no">
          {t("assistant:feedback.send")}
        </Button>
        <button className="button button-secondary" name="helped" value="yes">
          {t("assistant:feedback.after_all")}
        </button>
      </div>
    </form>
  );
}
