import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";

type AskIslandProps = {
  readonly conversationId: string | undefined;
  readonly children: ReactNode;
};

/** Marks what `islands/assistant.ts` takes over, with the words it needs. Without scripts it is a plain section. */
export function AskIsland({ conversationId, children }: AskIslandProps) {
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
      {/* Outside the log, which is busy while an answer is written: this is heard meanwhile. */}
      <p className="sr-only" role="status" data-waiting="" />
      <template data-turn="">
        <article className="turn">
          <div className="turn-question">
            <VisuallyHidden>{t("assistant:question_by")} </VisuallyHidden>
            <p className="keep-lines" data-question-text="" />
          </div>
          <div className="turn-answer">
            <p className="turn-working" data-working-text="" />
            <a className="button button-secondary" data-person="" href={personPage(conversationId)} hidden>
              {t("assistant:person.submit")}
            </a>
            <p className="keep-lines" data-answer-text="" />
          </div>
        </article>
      </template>
    </div>
  );
}

const personPage = (conversationId: string | undefined): string =>
  conversationId ? `/assistant/${conversationId}/person` : "/assistant/person";
