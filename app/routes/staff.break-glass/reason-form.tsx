import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { DisclosureFault } from "#app/domain/requests/disclose-request.server.ts";
import { REASON_MAX_LENGTH, REASON_MIN_LENGTH } from "#app/domain/requests/disclosure.ts";

type ReasonFormProps = {
  readonly refused:
    | {
        readonly typed: { readonly reference: string; readonly reason: string };
        readonly faults: readonly DisclosureFault[];
      }
    | undefined;
  /** What stands above the form, and below what is wrong with it. */
  readonly children: ReactNode;
};

/** Which request, and why; the resident reads the reason. */
export function ReasonForm({ refused, children }: ReasonFormProps) {
  const { t } = useTranslation();
  const faults = (refused?.faults ?? []).map((fault) => ({
    field: fault.startsWith("reference") ? "reference" : "reason",
    text: t(`staff:break_glass.fault.${fault}`, { min: REASON_MIN_LENGTH, max: REASON_MAX_LENGTH }),
  }));
  const errorAt = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault ? { error: fault.text } : {};
  };
  return (
    <>
      <ErrorSummary
        title={t("staff:break_glass.problem")}
        errors={faults.map(({ field, text }) => ({ href: `#${field}`, text }))}
      />
      {children}
      <form method="post" className="form-section" noValidate>
        <TextInput
          id="reference"
          name="reference"
          width="medium"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          label={t("staff:break_glass.reference")}
          hint={t("staff:break_glass.reference_hint")}
          defaultValue={refused?.typed.reference}
          {...errorAt("reference")}
        />
        <TextArea
          id="reason"
          name="reason"
          rows={4}
          maxLength={REASON_MAX_LENGTH}
          label={t("staff:break_glass.reason")}
          hint={t("staff:break_glass.reason_hint", { min: REASON_MIN_LENGTH })}
          defaultValue={refused?.typed.reason ?? ""}
          {...errorAt("reason")}
        />
        <Button variant="warning">{t("staff:break_glass.submit")}</Button>
      </form>
    </>
  );
}
