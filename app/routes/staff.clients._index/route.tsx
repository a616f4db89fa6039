import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { listClients } from "#app/domain/clients/manage-clients.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatList, formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import styles from "#app/styles/people.css?url";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  const { services, language } = context;
  const nameOf = (id: string) => inLanguage(services.site.desks.find((desk) => desk.id === id)?.name, language) ?? id;
  const clients = await listClients(services);
  return {
    title: getTranslator(language)("accounts:clients.title"),
    clients: clients.map(({ clientId, name, deskIds, disabledAt, keys, lastUsedAt, failed }) => ({
      clientId,
      name,
      desks: deskIds.map(nameOf),
      state: disabledAt ? "off" : keys === 0 ? "no_key" : "on",
      failed,
      used: lastUsedAt && formatMoment(lastUsedAt, "day", language, services.site.time_zone),
    })),
  };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Clients() {
  const { title, clients } = useLoaderData<typeof loader>();
  const { t, language } = useTranslation();
  return (
    <div className="audit people">
      <PageHeading title={title} lead={t("accounts:clients.lead")} />
      <div className="button-row">
        <LinkButton href="/staff/clients/new">{t("accounts:clients.add")}</LinkButton>
      </div>
      {clients.length === 0 ? (
        <p>{t("accounts:clients.empty")}</p>
      ) : (
        <DataTable
          caption={t("accounts:clients.caption", { count: clients.length })}
          head={["name", "desks", "state", "used", "failed"].map((key) => t(`accounts:clients.head.${key}`))}
          rows={clients.map(({ clientId, name, desks, state, used, failed }) => [
            <a key="name" href={`/staff/clients/${clientId}`}>
              <bdi>{name}</bdi>
            </a>,
            formatList(language, desks),
            <StatusTag key="state" tone={state === "on" ? "success" : "neutral"}>
              {t(`accounts:clients.state.${state}`)}
            </StatusTag>,
            used ?? t("accounts:clients.never"),
            failed > 0 ? (
              <StatusTag key="failed" tone="warning">
                {failed}
              </StatusTag>
            ) : (
              0
            ),
          ])}
        />
      )}
    </div>
  );
}
