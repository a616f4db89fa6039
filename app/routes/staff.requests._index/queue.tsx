import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { GiveForm } from "./give-form.tsx";
import { KeptChoices } from "./kept-choices.tsx";
import { QueueFilterForm } from "./queue-filter-form.tsx";
import type { action, loader } from "./route.tsx";

export type QueuePage = SerializeFrom<typeof loader>;
export type QueueAnswer = SerializeFrom<typeof action> | undefined;

/** What is to be done, chosen by filters, a page at a time. */
export function Queue({ page, answer }: { readonly page: QueuePage; readonly answer: QueueAnswer }) {
  const { desks, entries, previousHref, nextHref, isFirstPage, query } = page;
  const { t } = useTranslation();
  return (
    <>
      <KeptChoices page={page} refused={answer && answer.kind === "keep" ? answer : undefined} />
      <QueueFilterForm page={page} />
      {entries.length === 0 ? (
        <p>
          {t(desks.length === 0 ? "staff:queue.no_desk" : isFirstPage ? "staff:queue.empty" : "staff:queue.no_more")}
        </p>
      ) : (
        <GiveForm page={page} answer={answer && answer.kind === "assign" ? answer : undefined} />
      )}
      <div className="pages">
        {isFirstPage ? null : (
          <LinkButton variant="secondary" href={`/staff/requests${query ? `?${query}` : ""}`}>
            {t("staff:queue.first_page")}
          </LinkButton>
        )}
        {previousHref ? (
          <LinkButton variant="secondary" rel="prev" href={previousHref}>
            {t("staff:queue.previous_page")}
          </LinkButton>
        ) : null}
        {nextHref ? (
          <LinkButton variant="secondary" rel="next" href={nextHref}>
            {t("staff:queue.next_page")}
          </LinkButton>
        ) : null}
        {entries.length > 0 ? (
          <a className="standalone-link" href={`/staff/requests.csv${query ? `?${query}` : ""}`}>
            {t("staff:export.link")}
          </a>
        ) : null}
      </div>
    </>
  );
}
