import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { REASON_MAX_LENGTH, REASON_MIN_LENGTH } from "#app/domain/requests/disclosure.ts";
import { IDENTITY_CHECKS } from "#app/domain/requests/identity-checks.ts";
import type { RenewFault } from "#app/domain/requests/renew-at-counter.server.ts";

type NewCodeFormProps = {
  readonly heading: ReactNode;
  readonly page: { readonly key: string; readonly hasMail: boolean };
  readonly refused:
    | {
        readonly faults: readonly RenewFault[];
        readonly typed: { readonly key: string; readonly check: string; readonly reason: string };
      }
    | undefined;
};

/** How somebody showed who they are, and why they need another code. */
export function NewCodeForm({ heading, page, refused }: NewCodeFormProps) {
  const { t } = useTranslation();
  const errors = (refused?.faults ?? []).map((fault) => ({
    field: fault === "check_needed" ? "check" : "reason",
    text: t(`staff:new_code.fault.${fault}`, { min: REASON_MIN_LENGTH, max: REASON_MAX_LENGTH }),
  }));
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found ? { error: found.text } : {};
  };
  return (
    <>
      <ErrorSummary
        title={t("staff:new_code.problem")}
        errors={errors.map(({ field, text }) => ({ href: `#${field}`, text }))}
      />
      {heading}
      {page.hasMail ? null : <p>{t("staff:new_code.no_mail")}</p>}
      <form method="post" className="form-section" noValidate>
        <input type="hidden" name="key" value={refused?.typed.key ?? page.key} />
        <RadioGroup
          id="check"
          name="check"
          legend={t("staff:new_code.check")}
          options={IDENTITY_CHECKS.map((check) => ({ value: check, label: t(`staff:new_code.checks.${check}`) }))}
          {...(refused?.typed.check ? { defaultValue: refused.typed.check } : {})}
          {...errorOf("check")}
        />
        <TextArea
          id="reason"
          name="reason"
          rows={3}
          label={t("staff:new_code.reason")}
          hint={t("staff:new_code.reason_hint", { min: REASON_MIN_LENGTH })}
          defaultValue={refused?.typed.reason ?? ""}
          {...errorOf("reason")}
        />
        <Button>{t("staff:new_code.submit")}</Button>
      </form>
    </>
  );
}
