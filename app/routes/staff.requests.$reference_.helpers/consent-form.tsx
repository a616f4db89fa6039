import type { ReactNode } from "react";
import { NamingFields, type TypedNaming, useNamingErrors } from "#app/components/helpers/name-helper-form.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { IDENTITY_CHECKS } from "#app/domain/requests/identity-checks.ts";
import { COUNTER_CONSENTS } from "#app/domain/requests/mandates/mandate.ts";
import type { NameFault } from "#app/domain/requests/mandates/name-helper.server.ts";
import type { ConsentFault } from "#app/domain/requests/mandates/record-consent.server.ts";

type ConsentFormProps = {
  readonly heading: ReactNode;
  readonly typed: TypedNaming & { readonly consent: string; readonly check: string };
  readonly faults: readonly ConsentFault[];
  readonly now: Date;
  readonly timeZone: string;
};

const isNaming = (fault: ConsentFault): fault is NameFault => fault !== "check_needed" && fault !== "consent_needed";

/** Who may act, until when, how the resident said so, and how they showed who they are. */
export function ConsentForm({ heading, typed, faults, now, timeZone }: ConsentFormProps) {
  const { t } = useTranslation();
  const naming = faults.filter(isNaming);
  const named = useNamingErrors(naming);
  const own = (["consent_needed", "check_needed"] as const)
    .filter((fault) => faults.includes(fault))
    .map((fault) => ({ field: fault.replace("_needed", ""), text: t(`staff:helpers.fault.${fault}`) }));
  const errorOf = (field: string) => {
    const found = own.find((error) => error.field === field);
    return found ? { error: found.text } : {};
  };
  return (
    <>
      <ErrorSummary
        title={t("staff:helpers.problem")}
        errors={[...named, ...own].map(({ field, text }) => ({ href: `#${field}`, text }))}
      />
      {heading}
      <form method="post" className="form-section" noValidate>
        <h2>{t("staff:helpers.form")}</h2>
        <NamingFields typed={typed} faults={naming} now={now} timeZone={timeZone} />
        <RadioGroup
          id="consent"
          name="consent"
          legend={t("staff:helpers.consent")}
          options={COUNTER_CONSENTS.map((one) => ({ value: one, label: t(`staff:helpers.consents.${one}`) }))}
          defaultValue={typed.consent}
          {...errorOf("consent")}
        />
        <RadioGroup
          id="check"
          name="check"
          legend={t("staff:new_code.check")}
          options={IDENTITY_CHECKS.map((check) => ({ value: check, label: t(`staff:new_code.checks.${check}`) }))}
          defaultValue={typed.check}
          {...errorOf("check")}
        />
        <Button name="intent" value="name">
          {t("staff:helpers.submit")}
        </Button>
      </form>
    </>
  );
}
