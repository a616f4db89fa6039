import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { readRetention } from "#app/domain/privacy/read-retention.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatDate, formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CategoriesTable, HoldsTable, RunsTable } from "./retention-tables.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "retention.read");
  const { services, language } = context;
  const withReasons = hasPermission(staff.roles, "requests.read");
  const { categories, runs, holds } = await readRetention(services, { withReasons });
  const moment = (at: Date) => formatMoment(at, "minute", language, services.site.time_zone);
  return {
    title: getTranslator(language)("staff:retention.title"),
    mayOpen: withReasons,
    categories,
    runs: runs.map((run) => ({ ...run, day: formatDate(language, run.day), before: moment(run.before) })),
    holds: holds.map((hold) => ({ ...hold, setAt: moment(hold.setAt) })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffRetention() {
  const { title, categories, runs, holds, mayOpen } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("staff:retention.lead")} />
      <CategoriesTable categories={categories} />
      <p>{t("staff:retention.audit")}</p>
      {runs.length > 0 ? <RunsTable runs={runs} /> : <p>{t("staff:retention.no_runs")}</p>}
      {holds.length > 0 ? <HoldsTable holds={holds} mayOpen={mayOpen} /> : <p>{t("staff:retention.no_holds")}</p>}
    </>
  );
}
