import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { takesFeedback } from "#app/domain/assistant/answer-feedback.ts";
import { AnswerFeedback } from "./answer-feedback.tsx";
import { AnswerStatusTag } from "./answer-status-tag.tsx";
import { AnswerText } from "./answer-text.tsx";
import { AnswerTools } from "./answer-tools.tsx";
import { NextStepsList } from "./next-steps-list.tsx";
import { SourcesList } from "./sources-list.tsx";
import type { TurnView } from "./types.ts";
import { WatchLink } from "./watch-link.tsx";

type TurnProps = { readonly turn: TurnView; readonly conversationId: string };

/** One question with its answer; `#q-…` leads here. What was written anew is folded, and stays. */
export function TurnArticle({ turn, conversationId }: TurnProps) {
  const { t } = useTranslation();
  if (turn.isReplaced) return <ReplacedTurn turn={turn} />;
  return (
    <article id={`q-${turn.questionId}`} className="turn">
      <Question text={turn.question} />
      {turn.canEdit ? (
        <a className="turn-edit" data-edit="" href={`/assistant/${conversationId}?edit=${turn.questionId}#question`}>
          {t("assistant:edit.link")}
        </a>
      ) : null}
      {turn.answer ? (
        <Answer turn={turn} conversationId={conversationId} />
      ) : (
        <Unanswered questionId={turn.questionId} conversationId={conversationId} />
      )}
    </article>
  );
}

export function Question({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <div className="turn-question">
      <VisuallyHidden>{t("assistant:question_by")} </VisuallyHidden>
      <p className="keep-lines" dir="auto">
        {text}
      </p>
    </div>
  );
}

function Answer({ turn, conversationId }: TurnProps) {
  const { t } = useTranslation();
  const { answer } = turn;
  if (!answer) return null;
  const isUrgent = answer.status.startsWith("signpost_");
  return (
    <div className={isUrgent ? "turn-answer turn-urgent" : "turn-answer"} data-island="answer-tools">
      <h2 className="turn-status">
        <VisuallyHidden>{t("assistant:answer_by")} </VisuallyHidden>
        <AnswerStatusTag status={answer.status} />
      </h2>
      <AnswerText answer={answer} />
      <NextStepsList answer={answer} isUrgent={isUrgent} />
      <SourcesList answer={answer} />
      <WatchLink turn={turn} conversationId={conversationId} />
      <AnswerTools turn={turn} conversationId={conversationId} />
      {takesFeedback(answer.status) ? <AnswerFeedback turn={turn} conversationId={conversationId} /> : null}
    </div>
  );
}

function ReplacedTurn({ turn }: { readonly turn: TurnView }) {
  const { t } = useTranslation();
  return (
    <article id={`q-${turn.questionId}`} className="turn turn-replaced">
      <Details summary={t("assistant:replaced.title")}>
        <p>{t("assistant:replaced.note")}</p>
        <Question text={turn.question} />
        {turn.answer ? (
          <div className="turn-answer">
            <AnswerText answer={turn.answer} />
            <SourcesList answer={turn.answer} />
          </div>
        ) : null}
      </Details>
    </article>
  );
}

function Unanswered({ questionId, conversationId }: { readonly questionId: string; readonly conversationId: string }) {
  const { t } = useTranslation();
  const page = `/assistant/${conversationId}`;
  return (
    <div className="turn-answer">
      <h2 className="turn-status">{t("assistant:unanswered.title")}</h2>
      <p>{t("assistant:unanswered.text")}</p>
      <form method="post" action={page} className="button-row">
        <input type="hidden" name="retry" value={questionId} />
        <Button variant="secondary">{t("assistant:unanswered.retry")}</Button>
        <a href={`${page}#q-${questionId}`}>{t("assistant:unanswered.reload")}</a>
      </form>
    </div>
  );
}
