import { useTranslation } from "#app/components/texts.tsx";
import { CorrectedText } from "#app/components/privacy/own-request-data.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { eventTitleKey } from "#app/domain/requests/event-title.ts";
import type { RequestEvent } from "#app/domain/requests/types.ts";
import { formatMoment } from "#app/i18n/format.ts";
import type { RequestPageProps } from "./request-page.tsx";

/** Every step, newest first, with the words that came with it. */
export function RequestHistory({ seen, language, timeZone }: RequestPageProps) {
  const { t } = useTranslation();
  const items = seen.events.toReversed().map((event) => ({
    title: t(`requests:event.${eventTitleKey(event)}`, {
      desk: seen.deskNames[event.deskId] ?? event.deskId,
      ...namesOf(event),
    }),
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

/** Both names of who acts for whom; an ellipsis once they were erased. */
export const namesOf = ({ names }: Pick<RequestEvent, "names">) => ({
  helper: names?.helper ?? "…",
  resident: names?.resident ?? "…",
});

/** The reasons "solved" and "silent" are the event itself. */
const SILENT_REASONS = ["rated_solved", "silent"];

function EventWords({ event }: { readonly event: RequestEvent }) {
  const { t } = useTranslation();
  const reason = event.reasonCode && !SILENT_REASONS.includes(event.reasonCode) ? event.reasonCode : undefined;
  return (
    <>
      {event.actorKind === "helper" && !event.kind.startsWith("helper_") ? (
        <p>{event.names ? t("helpers:by", namesOf(event)) : t("helpers:by_erased")}</p>
      ) : null}
      {reason ? <p>{t(`requests:reason.${reason}`)}</p> : null}
      {event.check ? <p>{t(`requests:check.${event.check}`)}</p> : null}
      {event.wordsForResident ? <p className="request-words">{event.wordsForResident}</p> : null}
      <CorrectedText corrected={event.corrected} />
      {event.remedy ? <p className="request-words">{event.remedy}</p> : null}
    </>
  );
}
