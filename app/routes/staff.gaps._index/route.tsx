import type { LoaderFunctionArgs, MetaFunction, LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { useTranslation } from "#app/components/texts.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listPageComplaints, listSearchComplaints } from "#app/domain/feedback/list-complaints.server.ts";
import { GAP_STATUSES } from "#app/domain/gaps/gap.ts";
import { listGaps } from "#app/domain/gaps/read-gaps.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { GapFilterForm } from "./gap-filter-form.tsx";
import { GapsTable } from "./gaps-table.tsx";
import { PageComplaintsTable, SearchComplaintsTable } from "./complaints-tables.tsx";
import styles from "#app/styles/gaps.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

const VIEWS = ["questions", "pages", "searches"] as const;

const querySchema = z.object({
  view: z.enum(VIEWS).catch("questions"),
  status: z.enum(GAP_STATUSES).optional().catch(undefined),
  who: z.enum(["anybody", "me"]).catch("anybody"),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "gaps.read");
  const { services, language, contentLanguage } = context;
  const { view, status, who } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const day = (moment: Date) => formatMoment(moment, "short", language, services.site.time_zone);
  const ownerId = who === "me" ? staff.staffId : undefined;
  const gaps = view === "questions" ? await listGaps(services, { status, ownerId, language: undefined }) : [];
  const pages = view === "pages" ? await listPageComplaints(services, contentLanguage) : [];
  const searches = view === "searches" ? await listSearchComplaints(services) : [];
  return {
    title: getTranslator(language)("staff:gaps.title"),
    filters: { view, status, who },
    gaps: gaps.map((gap) => ({ ...gap, lastAskedOn: day(gap.lastAskedAt) })),
    pages: pages.map((page) => ({ ...page, lastOn: day(page.lastAt) })),
    searches: searches.map((search) => ({ ...search, lastOn: day(search.lastAt) })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffGaps() {
  const { title, filters, gaps, pages, searches } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("staff:gaps.lead")} />
      <ChipLinks
        label={t("staff:gaps.views")}
        items={VIEWS.map((view) => ({
          href: view === "questions" ? "/staff/gaps" : `/staff/gaps?view=${view}`,
          label: t(`staff:gaps.view.${view}`),
          current: view === filters.view,
        }))}
      />
      {filters.view === "questions" ? (
        <>
          <GapFilterForm filters={filters} />
          {gaps.length > 0 ? <GapsTable gaps={gaps} /> : <p>{t("staff:gaps.empty")}</p>}
        </>
      ) : null}
      {filters.view === "pages" ? (
        pages.length > 0 ? (
          <PageComplaintsTable pages={pages} />
        ) : (
          <p>{t("staff:gaps.no_pages")}</p>
        )
      ) : null}
      {filters.view === "searches" ? (
        searches.length > 0 ? (
          <SearchComplaintsTable searches={searches} />
        ) : (
          <p>{t("staff:gaps.no_searches")}</p>
        )
      ) : null}
    </>
  );
}
