import { useTranslation } from "#app/components/texts.tsx";
import { TurnArticle } from "./turn-article.tsx";
import type { TurnView } from "./types.ts";

type TurnLogProps = { readonly turns: readonly TurnView[]; readonly conversationId: string };

/** What was asked before a person came: nothing is added to it any more. */
export function PastTurns({ turns, conversationId }: TurnLogProps) {
  return (
    <div className="turn-log">
      {turns.map((turn) => (
        <TurnArticle key={turn.questionId} turn={turn} conversationId={conversationId} />
      ))}
    </div>
  );
}

/** The turns, oldest first. While an answer is written the log is busy, so that readers announce it once, finished. */
export function TurnLog({ turns, conversationId }: TurnLogProps) {
  const { t } = useTranslation();
  return (
    <div role="log" aria-live="polite" aria-label={t("assistant:log_label")} data-log="" className="turn-log">
      {turns.map((turn) => (
        <TurnArticle key={turn.questionId} turn={turn} conversationId={conversationId} />
      ))}
    </div>
  );
}
