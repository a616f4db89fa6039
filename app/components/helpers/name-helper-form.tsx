import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { DURATION_NAMES, DURATIONS, MAX_NAME_LENGTH } from "#app/domain/requests/mandates/mandate.ts";
import type { NameFault } from "#app/domain/requests/mandates/name-helper.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

export type TypedNaming = {
  readonly helper: string;
  readonly resident: string;
  readonly duration: string;
  readonly formIds: readonly string[];
};

const FIELDS: Readonly<Record<NameFault, "helper" | "resident" | "duration" | "form">> = {
  helper_needed: "helper",
  helper_long: "helper",
  resident_needed: "resident",
  resident_long: "resident",
  duration_needed: "duration",
  forms_needed: "form",
  too_many: "helper",
};

/** What was refused, by field, as texts. */
export function useNamingErrors(faults: readonly NameFault[]) {
  const { t } = useTranslation();
  return faults.map((fault) => ({
    field: FIELDS[fault],
    text: t(`helpers:fault.${fault}`, { count: MAX_NAME_LENGTH }),
  }));
}

export function NamingProblem({ faults }: { readonly faults: readonly NameFault[] }) {
  const { t } = useTranslation();
  const errors = useNamingErrors(faults);
  return (
    <ErrorSummary
      title={t("helpers:form.problem")}
      errors={errors.map(({ field, text }) => ({ href: `#${field}`, text }))}
    />
  );
}

type NamingFieldsProps = {
  readonly typed: TypedNaming;
  readonly faults: readonly NameFault[];
  readonly now: Date;
  readonly timeZone: string;
  /** Absent for a single request. */
  readonly forms?: readonly { readonly id: string; readonly title: string }[] | undefined;
};

/** Both names, until when, and what for. */
export function NamingFields({ typed, faults, now, timeZone, forms }: NamingFieldsProps) {
  const { t, language } = useTranslation();
  const errors = useNamingErrors(faults);
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found ? { error: found.text } : {};
  };
  const until = (days: number) => formatMoment(new Date(now.getTime() + days * 86_400_000), "day", language, timeZone);
  return (
    <>
      <TextInput
        id="helper"
        name="helper"
        autoComplete="off"
        label={t("helpers:form.helper")}
        hint={t("helpers:form.helper_hint")}
        defaultValue={typed.helper}
        {...errorOf("helper")}
      />
      <TextInput
        id="resident"
        name="resident"
        autoComplete="off"
        label={t("helpers:form.resident")}
        defaultValue={typed.resident}
        {...errorOf("resident")}
      />
      <RadioGroup
        id="duration"
        name="duration"
        legend={t("helpers:form.duration")}
        options={DURATION_NAMES.map((name) => ({
          value: name,
          label: t(`helpers:form.${name}`, { date: until(DURATIONS[name]) }),
        }))}
        defaultValue={typed.duration}
        {...errorOf("duration")}
      />
      {forms ? (
        <CheckboxGroup
          id="form"
          name="form"
          legend={t("helpers:form.forms")}
          hint={t("helpers:form.forms_hint")}
          options={forms.map(({ id, title }) => ({ value: id, label: <ContentText>{title}</ContentText> }))}
          defaultValues={typed.formIds}
          {...errorOf("form")}
        />
      ) : null}
    </>
  );
}

/** Names a helper; sending it shows the link, once. */
export function NameHelperForm(props: NamingFieldsProps) {
  const { t } = useTranslation();
  return (
    <form method="post" className="form-section" noValidate>
      <h2>{t("helpers:form.title")}</h2>
      <NamingFields {...props} />
      <Button name="intent" value="name">
        {t("helpers:form.submit")}
      </Button>
    </form>
  );
}
