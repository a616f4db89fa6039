import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { OwnAnswer } from "./find-own-answer.server.ts";

type Props = { readonly answer: OwnAnswer; readonly keepDays: number };

/** A link to an answer that somebody got: make it, or what it shows and how to take it back. */
export function OwnAnswerSection({ answer, keepDays }: Props) {
  const { t } = useTranslation();
  const { conversationId, questionId, isShared } = answer;
  return (
    <section className="form-section" aria-labelledby="answer-heading">
      <h2 id="answer-heading">{t(isShared ? "assistant:share.shared_title" : "assistant:share.offer_title")}</h2>
      <p>{t("assistant:share.what")}</p>
      <p>{t("assistant:share.until", { count: keepDays })}</p>
      <form method="post" action={`/assistant/${conversationId}/share`}>
        <input type="hidden" name="question" value={questionId} />
        <Button variant="secondary" name="intent" value={isShared ? "take_back" : "share"}>
          {t(isShared ? "assistant:share.take_back" : "assistant:share.make_link")}
        </Button>
      </form>
    </section>
  );
}
