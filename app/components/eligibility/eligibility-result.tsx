import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import type { AssessedRequirement, Reason } from "#app/domain/eligibility/assess-eligibility.ts";
import type { EligibilityCheck, Question } from "#app/domain/eligibility/check-eligibility.ts";
import { sayAnswer, sayLimit } from "./answer-words.ts";
import { GivenAnswers } from "./given-answers.tsx";

type Props = {
  readonly check: EligibilityCheck;
  /** The address without this answer, so that it is asked again. */
  readonly changeHref: (name: string) => string;
};

/** Every requirement with its verdict, what it rests on and what would turn it; then what was said, each to be changed. */
export function EligibilityResult({ check, changeHref }: Props) {
  const { t } = useTranslation();
  const questions = new Map(check.given.map(({ question }) => [question.name, question]));
  return (
    <>
      <section className="form-section" aria-labelledby="reasons-heading">
        <h2 id="reasons-heading">{t("catalogue:eligibility.reasons_title")}</h2>
        <ol className="requirements">
          {check.assessment.requirements.map((assessed) => (
            <RequirementVerdict key={assessed.requirement.id} assessed={assessed} questions={questions} />
          ))}
        </ol>
      </section>
      <InsetText>
        <p>{t("catalogue:eligibility.no_decision")}</p>
      </InsetText>
      <GivenAnswers given={check.given} changeHref={changeHref} />
    </>
  );
}

const ICONS = { met: "check", not_met: "alert", unknown: "info" } as const;

type VerdictProps = { readonly assessed: AssessedRequirement; readonly questions: ReadonlyMap<string, Question> };

function RequirementVerdict({ assessed, questions }: VerdictProps) {
  const { t } = useTranslation();
  const { requirement, verdict, reasons } = assessed;
  const source = requirement.legalSource;
  return (
    <li className="requirement">
      <h3>
        <ContentText>{requirement.question}</ContentText>
      </h3>
      <p className={verdict === "met" ? "requirement-met" : "requirement-not-met"}>
        <Icon name={ICONS[verdict]} />
        <span>
          <strong>{t(`catalogue:eligibility.verdict.${verdict}`)}</strong>{" "}
          {verdict === "unknown" ? null : (
            <ContentText>{verdict === "met" ? requirement.ifMet : requirement.ifNotMet}</ContentText>
          )}
        </span>
      </p>
      {reasons.length > 0 ? (
        <ul className="plain-bullets">
          {reasons.map((reason, index) => (
            <ReasonLine key={index} reason={reason} verdict={verdict} question={questions.get(reason.field)} />
          ))}
        </ul>
      ) : null}
      {source ? (
        <p className="quiet">
          {t("catalogue:eligibility.source")}{" "}
          {source.guideSlug || source.url ? (
            <a href={source.guideSlug ? `/guides/${source.guideSlug}` : source.url}>
              <ContentText>{source.name}</ContentText>
            </a>
          ) : (
            <ContentText>{source.name}</ContentText>
          )}
        </p>
      ) : null}
    </li>
  );
}

type ReasonProps = {
  readonly reason: Reason;
  readonly verdict: AssessedRequirement["verdict"];
  readonly question: Question | undefined;
};

function ReasonLine({ reason, verdict, question }: ReasonProps) {
  const words = useTranslation();
  if (!question) return null;
  const said = words.t("catalogue:eligibility.said", {
    answer: sayAnswer(words, question, reason.answer),
    limit: sayLimit(words, question, reason.limit),
  });
  const turn =
    reason.wouldTurn &&
    words.t(verdict === "met" ? "catalogue:eligibility.would_fail" : "catalogue:eligibility.would_meet", {
      limit: sayLimit(words, question, reason.wouldTurn),
    });
  return (
    <li>
      <ContentText>{question.text}</ContentText> {said} {turn ? <strong>{turn}</strong> : null}
    </li>
  );
}
