import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { readableDesks } from "#app/domain/accounts/desk-scope.ts";
import { listStaffQueue } from "#app/domain/requests/list-staff-queue.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { QueueFilterForm } from "./queue-filter-form.tsx";
import { QueueTable } from "./queue-table.tsx";
import { nextPageHref, readFilters } from "./read-filters.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  const { services, language } = context;
  const { searchParams } = new URL(request.url);
  const sought = searchParams.get("q")?.trim() ?? "";
  const reference = parseReference(sought);
  if (reference) throw redirect(`/staff/requests/${reference}`);
  const { desk, state, who, due, after } = readFilters(searchParams);
  const page = await listStaffQueue(services, { staff, language, deskId: desk, view: state, holder: who, due, after });
  const readable = readableDesks(staff);
  return {
    title: getTranslator(language)("staff:queue.title"),
    staffId: staff.staffId,
    timeZone: services.site.time_zone,
    desks: services.site.desks.flatMap(({ id, name }) =>
      (readable?.includes(id) ?? true) ? [{ id, name: inLanguage(name, language) }] : [],
    ),
    sought,
    filters: { desk, state, who, due },
    sentOn: parseReference(searchParams.get("sent_on") ?? ""),
    isFirstPage: after === undefined,
    entries: page.entries,
    nextHref: page.next && nextPageHref(searchParams, page.next),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffRequests() {
  const { title, sentOn, sought, filters, desks, entries, nextHref, isFirstPage, staffId, timeZone } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <div className="queue">
      {sentOn ? <NotificationBanner tone="success" title={t("staff:queue.sent_on", { reference: sentOn })} /> : null}
      <PageHeading title={title} />
      {sought ? (
        <NotificationBanner tone="warning" title={t("staff:queue.no_reference", { typed: sought })}>
          <p>{t("staff:queue.reference_help")}</p>
        </NotificationBanner>
      ) : null}
      <SearchBox
        action="/staff/requests"
        label={t("staff:queue.find")}
        button={t("staff:queue.find_button")}
        query={sought}
      />
      <QueueFilterForm filters={filters} desks={desks} />
      {entries.length === 0 ? (
        <p>
          {t(desks.length === 0 ? "staff:queue.no_desk" : isFirstPage ? "staff:queue.empty" : "staff:queue.no_more")}
        </p>
      ) : (
        <QueueTable entries={entries} desks={desks} staffId={staffId} timeZone={timeZone} />
      )}
      <div className="pages">
        {isFirstPage ? null : (
          <LinkButton variant="secondary" href={`/staff/requests?${firstPageQuery(filters)}`}>
            {t("staff:queue.first_page")}
          </LinkButton>
        )}
        {nextHref ? (
          <LinkButton variant="secondary" rel="next" href={nextHref}>
            {t("staff:queue.next_page")}
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}

function firstPageQuery(filters: Readonly<Record<string, string | undefined>>): string {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString();
}
