import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import { AnswerText } from "./answer-text.tsx";
import { NextStepsList } from "./next-steps-list.tsx";
import { SourcesList } from "./sources-list.tsx";
import type { TurnView } from "./types.ts";
import { WatchLink } from "./watch-link.tsx";

type Tone = "neutral" | "info" | "success" | "warning" | "danger";

function toneOf(status: AnswerReply["status"]): Tone {
  if (status.startsWith("signpost_")) return "danger";
  if (status === "answered") return "success";
  if (status === "answered_partly" || status === "clarification" || status.startsWith("unanswerable_"))
    return "warning";
  return "neutral";
}

/** One question with its answer; `#q-…` leads here. */
export function TurnArticle({ turn, conversationId }: { readonly turn: TurnView; readonly conversationId: string }) {
  const { t } = useTranslation();
  return (
    <article id={`q-${turn.questionId}`} className="turn">
      <div className="turn-question">
        <VisuallyHidden>{t("assistant:question_by")} </VisuallyHidden>
        <p className="keep-lines" dir="auto">
          {turn.question}
        </p>
      </div>
      {turn.answer ? (
        <div className={turn.answer.status.startsWith("signpost_") ? "turn-answer turn-urgent" : "turn-answer"}>
          <h2 className="turn-status">
            <VisuallyHidden>{t("assistant:answer_by")} </VisuallyHidden>
            <StatusTag tone={toneOf(turn.answer.status)}>{t(`assistant:tag.${turn.answer.status}`)}</StatusTag>
          </h2>
          <AnswerText answer={turn.answer} />
          <NextStepsList answer={turn.answer} isUrgent={turn.answer.status.startsWith("signpost_")} />
          <SourcesList answer={turn.answer} />
          <WatchLink turn={turn} conversationId={conversationId} />
        </div>
      ) : (
        <Unanswered questionId={turn.questionId} conversationId={conversationId} />
      )}
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
