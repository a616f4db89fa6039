import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { AuditPage } from "#app/domain/audit/list-audit-events.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { describeDetails, shorten } from "./describe-details.ts";

type AuditTableProps = {
  readonly events: AuditPage["events"];
  readonly deskNames: Readonly<Record<string, string>>;
  readonly timeZone: string;
};

export function AuditTable({ events, deskNames, timeZone }: AuditTableProps) {
  const { t, language } = useTranslation();
  return (
    <DataTable
      caption={t("staff:audit.caption", { count: events.length })}
      head={["number", "at", "actor", "action", "subject", "details"].map((key) => t(`staff:audit.head.${key}`))}
      rows={events.map((event) => [
        event.seq,
        formatMoment(event.at, "second", language, timeZone),
        event.actorName ?? t(`staff:audit.actor.${event.actor.kind}`),
        t([`staff:audit.action.${event.action}`, "staff:audit.action.other"], { action: event.action }),
        <a key="subject" className="font-mono" href={`/staff/audit?subject=${encodeURIComponent(event.subjectId)}`}>
          {shorten(event.subjectId)}
        </a>,
        <ul key="details" className="audit-details">
          {describeDetails(event.details, { t, deskNames }).map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>,
      ])}
    />
  );
}
