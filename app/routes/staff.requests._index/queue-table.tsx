import { Fragment } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { DueTag, StateTag } from "#app/components/staff/request-tags.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { StaffQueuePage } from "#app/domain/requests/list-staff-queue.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

type QueueTableProps = {
  readonly entries: StaffQueuePage["entries"];
  readonly desks: readonly { readonly id: string; readonly name: string }[];
  readonly staffId: string;
  readonly timeZone: string;
  /** References of rows that are ticked; without it there is nothing to tick. */
  readonly ticked?: readonly string[];
};

/** One row a request, in the order in which they are due. */
export function QueueTable({ entries, desks, staffId, timeZone, ticked }: QueueTableProps) {
  const { t, language } = useTranslation();
  const withDesk = desks.length > 1;
  const head = ["request", "due", "state", ...(withDesk ? ["desk"] : []), "holder", "sent"].map((key) =>
    t(`staff:queue.head.${key}`),
  );
  const nameOf = (deskId: string) => desks.find((desk) => desk.id === deskId)?.name ?? deskId;
  return (
    <DataTable
      caption={t("staff:queue.caption", { count: entries.length })}
      head={head}
      rows={entries.map((entry, index) => [
        <Fragment key="matter">
          {ticked ? (
            <label className="queue-tick">
              <input
                type="checkbox"
                id={`tick-${index + 1}`}
                name="ticked"
                // With who held it here: what changes hands meanwhile is not given away.
                value={`${entry.reference}_${entry.holderId ?? ""}`}
                defaultChecked={ticked.includes(entry.reference)}
              />
              <VisuallyHidden>{t("staff:give.tick", { reference: entry.reference })}</VisuallyHidden>
            </label>
          ) : null}
          <QueueMatter entry={entry} />
        </Fragment>,
        <DueTag key="due" clock={entry.clock} timeZone={timeZone} />,
        <StateTag key="state" state={entry.state} />,
        ...(withDesk ? [nameOf(entry.deskId)] : []),
        entry.holderId === staffId ? (
          <strong key="me">{t("staff:holder.me")}</strong>
        ) : (
          (entry.holderName ?? t("staff:holder.nobody"))
        ),
        formatMoment(entry.submittedAt, "short", language, timeZone),
      ])}
    />
  );
}

function QueueMatter({ entry }: { readonly entry: QueueTableProps["entries"][number] }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="queue-reference" href={`/staff/requests/${entry.reference}`}>
        {entry.reference}
      </a>
      <span className="queue-title">{entry.title}</span>
      {entry.contactName ? <span className="queue-small">{entry.contactName}</span> : null}
      {entry.description ? (
        <span className="queue-words" lang={entry.language}>
          {entry.description}
        </span>
      ) : null}
      {entry.summary.length > 0 ? <span className="queue-words">{entry.summary.join(" · ")}</span> : null}
      {entry.isForSupervision ? <StatusTag tone="danger">{t("staff:queue.for_supervision")}</StatusTag> : null}
      {entry.reopenedCount > 0 && entry.state !== "reopened" ? (
        <span className="queue-small">{t("staff:queue.reopened", { count: entry.reopenedCount })}</span>
      ) : null}
    </>
  );
}
