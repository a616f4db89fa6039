import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";

type ShownDelivery = {
  readonly reference: string | null;
  readonly seq: number | null;
  readonly created: string;
  readonly state: "queued" | "sent" | "failed";
  readonly attempts: number;
  readonly error: string | null;
};

type DeliveriesSectionProps = {
  readonly deliveries: readonly ShownDelivery[];
  readonly hasAddress: boolean;
  readonly failed: number;
};

/** What was sent to the system and how it went; what was given up can be sent again. */
export function DeliveriesSection({ deliveries, hasAddress, failed }: DeliveriesSectionProps) {
  const { t } = useTranslation();
  const errorText = (error: string | null): string => {
    if (error === null) return "";
    const [word = "", status] = error.split(" ");
    return t(`accounts:clients.error.${word}`, { status });
  };
  return (
    <section className="form-section">
      <h2>{t("accounts:clients.deliveries")}</h2>
      <form method="post">
        {hasAddress ? (
          <>
            <p>{t("accounts:clients.test_lead")}</p>
            <Button variant="secondary" name="intent" value="test">
              {t("accounts:clients.test")}
            </Button>
          </>
        ) : (
          <p>{t("accounts:clients.no_address")}</p>
        )}
        {failed > 0 ? (
          <>
            <p>{t("accounts:clients.failed", { count: failed })}</p>
            <Button name="intent" value="replay">
              {t("accounts:clients.replay")}
            </Button>
          </>
        ) : null}
      </form>
      {deliveries.length > 0 ? (
        <DataTable
          caption={t("accounts:clients.newest", { count: deliveries.length })}
          head={["what", "created", "state", "attempts", "error"].map((key) => t(`accounts:clients.delivery.${key}`))}
          rows={deliveries.map(({ reference, seq, created, state, attempts, error }) => [
            reference ? (
              <span key="what" dir="ltr">
                {reference} · {seq}
              </span>
            ) : (
              t("accounts:clients.a_test")
            ),
            created,
            t(`accounts:clients.delivery_state.${state}`),
            attempts,
            errorText(error),
          ])}
        />
      ) : null}
    </section>
  );
}
