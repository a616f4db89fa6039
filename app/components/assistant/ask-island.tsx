import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";

/** Marks what `islands/assistant.ts` takes over, with the words it needs. Without scripts it is a plain section. */
export function AskIsland({
  conversationId,
  children,
}: {
  readonly conversationId: string | undefined;
  readonly children: ReactNode;
}) {
  const { t, language } = useTranslation();
  return (
    <div
      data-island="assistant"
      data-conversation={conversationId ?? ""}
      data-language={language}
      data-working={t("assistant:stream.working")}
      data-still={t("assistant:stream.still")}
      data-slow={t("assistant:stream.slow")}
      data-cut={t("assistant:stream.cut")}
    >
      {children}
      <template data-turn="">
        <article className="turn">
          <div className="turn-question">
            <VisuallyHidden>{t("assistant:question_by")} </VisuallyHidden>
            <p className="keep-lines" data-question-text="" />
          </div>
          <div className="turn-answer">
            <p className="turn-working" data-working-text="" />
            <p className="keep-lines" data-answer-text="" />
          </div>
        </article>
      </template>
    </div>
  );
}
