import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import type { AssignRefusal } from "#app/domain/requests/assign-requests.server.ts";
import { QueueTable } from "./queue-table.tsx";
import type { QueuePage } from "./queue.tsx";

export type GiveAnswer = {
  readonly faults: readonly string[];
  readonly ticked: readonly string[];
  readonly colleague?: string | undefined;
  readonly assigned: number;
  readonly refused: readonly {
    readonly reference: string;
    readonly reason: AssignRefusal;
    readonly holderName?: string | undefined;
  }[];
};

type Props = { readonly page: QueuePage; readonly answer: GiveAnswer | undefined };

/** The list, with a tick at each row and the colleague it goes to; only the list for those who give nothing. */
export function GiveForm({ page, answer }: Props) {
  const { entries, desks, staffId, timeZone, colleagues } = page;
  const { t } = useTranslation();
  const shown = { entries, desks, staffId, timeZone };
  if (colleagues.length === 0) return <QueueTable {...shown} />;
  const hrefs: Record<string, string> = { none_ticked: "#tick-1", no_colleague: "#colleague" };
  const faults = answer?.faults ?? [];
  const errors = faults.map((fault) => ({ href: hrefs[fault] ?? "", text: t(`staff:give.fault.${fault}`) }));
  return (
    <>
      <ErrorSummary title={t("staff:give.problem")} errors={errors} />
      {answer && answer.refused.length > 0 ? <NotGiven answer={answer} /> : null}
      <form method="post">
        <QueueTable {...shown} ticked={answer?.ticked ?? []} />
        <div className="queue-filters">
          <SelectInput
            id="colleague"
            name="colleague"
            label={t("staff:give.to")}
            defaultValue={answer?.colleague ?? ""}
            error={faults.includes("no_colleague") ? t("staff:give.fault.no_colleague") : undefined}
            options={[
              { value: "", label: t("staff:field.choose") },
              ...colleagues.map((one) => ({
                value: one.staffId,
                label: one.staffId === staffId ? t("staff:give.me", { name: one.name }) : one.name,
              })),
            ]}
          />
          <Button variant="secondary" name="intent" value="assign">
            {t("staff:give.submit")}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Each request that stayed where it is, and why. */
function NotGiven({ answer }: { readonly answer: GiveAnswer }) {
  const { t } = useTranslation();
  return (
    <NotificationBanner tone="warning" title={t("staff:give.not_all", { count: answer.refused.length })}>
      <ul>
        {answer.refused.map(({ reference, reason, holderName }) => (
          <li key={reference}>
            <a href={`/staff/requests/${reference}`}>{reference}</a>{" "}
            {t(`staff:give.refused.${reason}`, { name: holderName ?? t("staff:holder.nobody") })}
          </li>
        ))}
      </ul>
      {answer.assigned > 0 ? <p>{t("staff:give.done", { count: answer.assigned })}</p> : null}
    </NotificationBanner>
  );
}
