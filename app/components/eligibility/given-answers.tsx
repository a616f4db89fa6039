import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import type { GivenAnswer } from "#app/domain/eligibility/check-eligibility.ts";
import { sayAnswer } from "./answer-words.ts";

type Props = {
  readonly given: readonly GivenAnswer[];
  /** The address without this answer, so that it is asked again. */
  readonly changeHref: (name: string) => string;
};

/** What was said, each to be changed, and that nobody keeps it. */
export function GivenAnswers({ given, changeHref }: Props) {
  const words = useTranslation();
  const { t } = words;
  if (given.length === 0) return null;
  return (
    <section className="form-section" aria-labelledby="given-heading">
      <h2 id="given-heading">{t("catalogue:eligibility.given_title")}</h2>
      <SummaryList
        rows={given.map(({ question, answer }) => ({
          key: <ContentText>{question.text}</ContentText>,
          value: <ContentText>{sayAnswer(words, question, answer)}</ContentText>,
          action: {
            href: changeHref(question.name),
            label: t("catalogue:eligibility.change"),
            hidden: <ContentText>{question.text}</ContentText>,
          },
        }))}
      />
      <p className="quiet">{t("catalogue:eligibility.not_kept")}</p>
    </section>
  );
}
