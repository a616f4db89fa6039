import { useTranslation } from "#app/components/texts.tsx";
import { CorrectedText } from "#app/components/privacy/own-request-data.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import type { RequestEvent } from "#app/domain/requests/types.ts";
import { formatMoment } from "#app/i18n/format.ts";
import type { RequestPageProps } from "./request-page.tsx";

/** Which text tells of an event: the same step reads differently by who made it. */
function titleKey(event: RequestEvent): string {
  if (event.rung) return `escalated_${event.rung}`;
  if (event.kind !== "moved") return event.kind;
  const isResident = event.actorKind === "resident";
  if (event.to === "submitted" && !isResident) return "submitted_by_staff";
  if (event.to === "in_progress" && isResident) return "resumed";
  if (event.to === "closed" && !isResident) return "closed_silent";
  return event.to ?? "submitted";
}

/** Every step, newest first, with the words that came with it. */
export function RequestHistory({ seen, language, timeZone }: RequestPageProps) {
  const { t } = useTranslation();
  const items = seen.events.toReversed().map((event) => ({
    title: t(`requests:event.${titleKey(event)}`, { desk: seen.deskNames[event.deskId] ?? event.deskId }),
    when: formatMoment(event.at, "minute", language, timeZone),
    dateTime: event.at.toISOString(),
    children: <EventWords event={event} />,
  }));
  return (
    <section className="form-section">
      <h2>{t("requests:page.timeline_title")}</h2>
      <Timeline items={items} />
    </section>
  );
}

/** The reasons "solved" and "silent" are the event itself. */
const SILENT_REASONS = ["rated_solved", "silent"];

function EventWords({ event }: { readonly event: RequestEvent }) {
  const { t } = useTranslation();
  const reason = event.reasonCode && !SILENT_REASONS.includes(event.reasonCode) ? event.reasonCode : undefined;
  return (
    <>
      {reason ? <p>{t(`requests:reason.${reason}`)}</p> : null}
      {event.wordsForResident ? <p className="request-words">{event.wordsForResident}</p> : null}
      <CorrectedText corrected={event.corrected} />
      {event.remedy ? <p className="request-words">{event.remedy}</p> : null}
    </>
  );
}
