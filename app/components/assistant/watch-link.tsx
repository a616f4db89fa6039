import { useTranslation } from "#app/components/texts.tsx";
import type { TurnView } from "./types.ts";

/** The way to leave a mail address with an answer that may change, or with a question that has none yet. */
export function WatchLink({ turn, conversationId }: { readonly turn: TurnView; readonly conversationId: string }) {
  const { t } = useTranslation();
  if (!turn.waitsFor) return null;
  return (
    <p>
      <a className="standalone-link" href={`/assistant/${conversationId}/tell-me?question=${turn.questionId}`}>
        {t(`watches:link.${turn.waitsFor}`)}
      </a>
    </p>
  );
}
