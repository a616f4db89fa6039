import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { QueueFilterForm } from "./queue-filter-form.tsx";
import { QueueTable } from "./queue-table.tsx";
import type { loader } from "./route.tsx";

/** What is to be done, chosen by filters, a page at a time. */
export function Queue({ page }: { readonly page: SerializeFrom<typeof loader> }) {
  const { filters, desks, entries, nextHref, isFirstPage, staffId, timeZone } = page;
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}

function firstPageQuery(filters: Readonly<Record<string, string | undefined>>): string {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString();
}
