import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";

type HoldFormProps = {
  readonly hold: { readonly reason: string; readonly setBy: string; readonly setAt: string } | undefined;
  readonly refused:
    { readonly fault: "no_reason" | "reason_too_long" | "changed_meanwhile"; readonly typed: string } | undefined;
};

/** Sets a hold with its reason, or shows it and lifts it. */
export function HoldForm({ hold, refused }: HoldFormProps) {
  const { t } = useTranslation();
  const error = refused && t(`staff:hold.fault.${refused.fault}`);
  const summary = (
    <ErrorSummary
      title={t("staff:hold.problem")}
      errors={error ? [{ href: hold ? "#lift" : "#reason", text: error }] : []}
    />
  );
  if (hold) {
    return (
      <>
        {summary}
        <SummaryList
          rows={[
            { key: t("staff:retention.head.reason"), value: hold.reason },
            { key: t("staff:retention.head.set_by"), value: hold.setBy },
            { key: t("staff:retention.head.set_at"), value: hold.setAt },
          ]}
        />
        <form method="post">
          <Button variant="secondary" id="lift" name="intent" value="lift">
            {t("staff:hold.lift")}
          </Button>
        </form>
      </>
    );
  }
  return (
    <>
      {summary}
      <form method="post" className="form-section">
        <TextArea
          id="reason"
          name="reason"
          rows={3}
          label={t("staff:hold.reason")}
          hint={t("staff:hold.reason_hint")}
          defaultValue={refused?.typed ?? ""}
          {...(error ? { error } : {})}
        />
        <Button name="intent" value="set">
          {t("staff:hold.set")}
        </Button>
      </form>
    </>
  );
}
