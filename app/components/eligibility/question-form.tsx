import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { DateInput } from "#app/components/ui/date-input.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { Question } from "#app/domain/eligibility/check-eligibility.ts";
import type { AnswerFault } from "#app/domain/eligibility/read-answers.ts";

type Props = {
  readonly action: string;
  readonly question: Question;
  readonly fault: { readonly reason: AnswerFault; readonly typed: string } | undefined;
  /** What the address already says, carried along. */
  readonly carried: readonly (readonly [name: string, value: string])[];
};

/** One question on a page of its own; it can be left out. A GET form: the address holds the answers and nobody else does. */
export function QuestionForm({ action, question, fault, carried }: Props) {
  const { t } = useTranslation();
  const error = fault && t(`catalogue:eligibility.fault.${fault.reason}`, { min: question.min, max: question.max });
  return (
    <>
      <ErrorSummary
        title={t("catalogue:eligibility.errors")}
        errors={error ? [{ href: `#${idOf(question)}`, text: error }] : []}
      />
      <form method="get" action={action} noValidate className="form-section">
        {carried.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="asked" value={question.name} />
        <QuestionField question={question} typed={fault?.typed} error={error} />
        <div className="button-row">
          <Button>{t("catalogue:eligibility.continue")}</Button>
          <Button variant="secondary" name="skip" value={question.name}>
            {t("catalogue:eligibility.skip")}
          </Button>
        </div>
      </form>
    </>
  );
}

const idOf = ({ name }: Question): string => `answer-${name.replace(".", "-")}`;

function QuestionField(props: {
  readonly question: Question;
  readonly typed: string | undefined;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  const { question, typed } = props;
  const error = props.error ? { error: props.error } : {};
  const shared = { id: idOf(question), name: question.name, hint: question.help, ...error };
  const text = <ContentText>{question.text}</ContentText>;
  switch (question.type) {
    case "number": {
      const hint = question.unit ? t(`catalogue:eligibility.unit.${question.unit}`) : question.help;
      return (
        <TextInput
          {...shared}
          label={text}
          hint={hint}
          defaultValue={typed}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          width="short"
        />
      );
    }
    case "date": {
      const [year = "", month = "", day = ""] = typed?.split("-") ?? [];
      return <DateInput {...shared} legend={text} defaultValue={{ year, month, day }} />;
    }
    case "choice":
      return (
        <RadioGroup
          {...shared}
          legend={text}
          options={question.options.map(({ value, label }) => ({ value, label: <ContentText>{label}</ContentText> }))}
        />
      );
    case "boolean":
      return (
        <RadioGroup
          {...shared}
          legend={text}
          options={[
            { value: "yes", label: t("catalogue:eligibility.yes") },
            { value: "no", label: t("catalogue:eligibility.no") },
          ]}
        />
      );
  }
}
