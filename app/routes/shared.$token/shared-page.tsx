import { AnswerStatusTag } from "#app/components/assistant/answer-status-tag.tsx";
import { AnswerText } from "#app/components/assistant/answer-text.tsx";
import { SourcesList } from "#app/components/assistant/sources-list.tsx";
import { Question } from "#app/components/assistant/turn-article.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { SharedPageData } from "./load-shared-page.server.ts";

/** An answer as it was on the day it was given, for whoever got the link. */
export function SharedPage({ page }: { readonly page: SharedPageData }) {
  const { t } = useTranslation();
  const { answer, askedOn, phone } = page;
  return (
    <div className="assistant-page">
      <PageHeading title={page.title} lead={t("assistant:share.page_lead")} />
      <InsetText>
        <p>{t("assistant:share.copy_of", { date: askedOn })}</p>
      </InsetText>
      <article className="turn">
        <Question text={page.question} />
        <div className="turn-answer">
          <h2 className="turn-status">
            <VisuallyHidden>{t("assistant:answer_by")} </VisuallyHidden>
            <AnswerStatusTag status={answer.status} />
          </h2>
          <AnswerText answer={answer} />
          <SourcesList answer={answer} />
        </div>
      </article>
      <div className="button-row">
        <LinkButton href="/assistant">{t("assistant:share.ask_own")}</LinkButton>
        {phone ? (
          <LinkButton variant="secondary" href={`tel:${phone}`}>
            {t("common:failure.call", { number: phone })}
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}
