import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { FIELD_KINDS } from "./field-states.ts";
import { HERE } from "./here.ts";

/** The pattern at the end of a form: every answer with the way back to it, then the statement and the button. */
export function CheckAnswers() {
  const { t } = useTranslation();
  return (
    <form action={HERE} aria-labelledby="sg-check-answers">
      <h2 id="sg-check-answers">{t("styleguide:check_answers")}</h2>
      <SummaryList
        rows={FIELD_KINDS.map((kind) => ({
          key: t(`styleguide:field.${kind}`),
          value: t("styleguide:word"),
          action: {
            href: `#${kind}-filled`,
            label: t("styleguide:change"),
            hidden: t(`styleguide:field.${kind}`),
          },
        }))}
      />
      <InsetText>
        <p>{t("styleguide:statement")}</p>
      </InsetText>
      <CheckboxGroup
        name="statement"
        legend={t("styleguide:statement_legend")}
        options={[{ value: "yes", label: t("styleguide:statement_label") }]}
      />
      <Button name="checked" value="yes">
        {t("styleguide:send")}
      </Button>
    </form>
  );
}
