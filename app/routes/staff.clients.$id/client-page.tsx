import type { SerializeFrom } from "@remix-run/node";
import { type ClientFaultAt, ClientFields, type ClientForm } from "#app/components/staff/client-fields.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { DeliveriesSection } from "./deliveries-section.tsx";
import { KeysSection } from "./keys-section.tsx";
import type { loader } from "./route.tsx";

type ClientPageProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly tried:
    | {
        readonly client?: ClientForm;
        readonly faults: readonly ClientFaultAt[];
        readonly isChangedMeanwhile?: boolean;
      }
    | undefined;
};

const DONE = ["change", "on", "off", "revoke", "test", "replay", "replay_none"];

/** One system: what it is and may do, its keys, and what was sent to it. */
export function ClientPage({ page, tried }: ClientPageProps) {
  const { t } = useTranslation();
  const { client, title, desks, deliveries, done } = page;
  const faults = tried?.faults ?? [];
  const errors = tried?.isChangedMeanwhile
    ? [{ href: "#client", text: t("accounts:clients.fault.changed_meanwhile") }]
    : faults.map(({ field, text }) => ({ href: `#${field}`, text }));
  const state = client.disabledAt ? "off" : client.keys === 0 ? "no_key" : "on";
  return (
    <div className="people audit">
      <ErrorSummary title={t("accounts:own.problem")} errors={errors} />
      {!tried && done && DONE.includes(done) ? (
        <NotificationBanner
          tone={done === "replay_none" ? "info" : "success"}
          title={t(`accounts:clients.done.${done}`)}
        />
      ) : null}
      <PageHeading title={title} lead={t("accounts:clients.client_lead")} />
      <p className="case-head">
        <StatusTag tone={state === "on" ? "success" : "neutral"}>{t(`accounts:clients.state.${state}`)}</StatusTag>
      </p>
      <form method="post" className="form-section" id="client" noValidate>
        <input type="hidden" name="version" value={client.version} />
        <ClientFields client={tried?.client ?? client} faults={faults} desks={desks} />
        <Button name="intent" value="change">
          {t("accounts:clients.save")}
        </Button>
      </form>
      <KeysSection version={client.version} keys={client.keys} isOff={client.disabledAt !== null} />
      <DeliveriesSection deliveries={deliveries} hasAddress={client.webhookUrl !== ""} failed={client.failed} />
      <p>
        <a href="/staff/clients">{t("accounts:clients.back")}</a>
      </p>
    </div>
  );
}
