import { useTranslation } from "#app/components/texts.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { TurnView } from "./types.ts";

/** Copy and read aloud need a script, which shows them where the browser can do it; sharing works without. */
export function AnswerTools({ turn, conversationId }: { readonly turn: TurnView; readonly conversationId: string }) {
  const { t } = useTranslation();
  return (
    <div className="answer-tools" role="group" aria-label={t("assistant:tools.label")} aria-live="off">
      <button type="button" className="tool" data-read-answer="" hidden>
        <Icon name="speaker" />
        <span data-read-start="">{t("common:tools.read")}</span>
        <span data-read-stop="" hidden>
          {t("common:tools.read_stop")}
        </span>
      </button>
      <button type="button" className="tool" data-copy={turn.asText} hidden>
        <Icon name="document" />
        <span>{t("assistant:tools.copy")}</span>
      </button>
      <span className="tool-said" role="status" data-copied={t("assistant:tools.copied")} />
      {turn.sharedPath ? (
        <a className="tool" href={`/share?${new URLSearchParams({ page: turn.sharedPath })}`}>
          <Icon name="person" />
          {t("assistant:share.show")}
        </a>
      ) : null}
      {turn.canShare || turn.sharedPath ? (
        <form method="post" action={`/assistant/${conversationId}/share`}>
          <input type="hidden" name="question" value={turn.questionId} />
          <button className="tool" name="intent" value={turn.sharedPath ? "take_back" : "share"}>
            {turn.sharedPath ? null : <Icon name="person" />}
            {t(turn.sharedPath ? "assistant:share.take_back" : "assistant:share.share")}
          </button>
        </form>
      ) : null}
    </div>
  );
}
