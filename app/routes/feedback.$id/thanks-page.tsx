import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { type Feedback, FEEDBACK_REASONS, WORDS_MAX_LENGTH } from "#app/domain/feedback/feedback.ts";

/** Thanks; after a no, the question why, and always the ways on. */
export function ThanksPage({ title, feedback }: { readonly title: string; readonly feedback: Feedback }) {
  const { t } = useTranslation();
  const { isHelpful, page, query, canExplain } = feedback;
  const back = page ?? `/search?${new URLSearchParams({ q: query ?? "" })}`;
  return (
    <>
      <PageHeading title={title} lead={t(canExplain ? "catalogue:feedback.stored" : "catalogue:feedback.all_stored")} />
      {canExplain && !isHelpful ? (
        <form method="post">
          <RadioGroup
            name="reason"
            legend={t("catalogue:feedback.reason.legend")}
            options={FEEDBACK_REASONS.map((reason) => ({
              value: reason,
              label: t(`catalogue:feedback.reason.${reason}`),
            }))}
          />
          <TextArea
            id="words"
            name="words"
            label={t("catalogue:feedback.words")}
            hint={t("catalogue:feedback.words_hint")}
            maxLength={WORDS_MAX_LENGTH}
            rows={3}
          />
          <Button>{t("catalogue:feedback.send")}</Button>
        </form>
      ) : null}
      <ul className="next-ways">
        <li>
          <a className="standalone-link" href={back}>
            {t(page ? "catalogue:feedback.back_page" : "catalogue:feedback.back_search")}
          </a>
        </li>
        {isHelpful ? null : (
          <li>
            <a className="standalone-link" href="/assistant/person">
              {t("catalogue:home.talk.person")}
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
