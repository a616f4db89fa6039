import { useTranslation } from "#app/components/texts.tsx";
import { CorrectedText } from "#app/components/privacy/own-request-data.tsx";
import { namesOf } from "#app/components/requests/request-history.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { isOfResident, type RequestEvent } from "#app/domain/requests/types.ts";
import { formatMoment } from "#app/i18n/format.ts";

type CaseHistoryProps = {
  readonly events: readonly RequestEvent[];
  readonly desks: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
};

/** Everything that happened, newest first, with what the resident reads and what only staff read kept apart. */
export function CaseHistory({ events, desks, timeZone }: CaseHistoryProps) {
  const { t, language } = useTranslation();
  const deskName = (id: string) => desks.find((desk) => desk.id === id)?.name ?? id;
  return (
    <section className="case-section" aria-labelledby="history">
      <h2 id="history">{t("staff:case.history")}</h2>
      <Timeline
        items={[...events].reverse().map((event) => ({
          title: <EventTitle event={event} desk={deskName(event.deskId)} />,
          when: formatMoment(event.at, "minute", language, timeZone),
          dateTime: event.at.toISOString(),
          children: <EventWords event={event} />,
        }))}
      />
    </section>
  );
}

function EventTitle({ event, desk }: { readonly event: RequestEvent; readonly desk: string }) {
  const { t } = useTranslation();
  const what = t(`staff:event.${event.rung ? `escalated_${event.rung}` : (event.to ?? event.kind)}`, {
    desk,
    ...namesOf(event),
  });
  const isActing = event.actorKind === "helper" && event.names && !event.kind.startsWith("helper_");
  const kind = t(`staff:actor.${event.actorKind}`);
  const who = isActing ? t("staff:event.by_helper", namesOf(event)) : (event.actorName ?? kind);
  return <>{t("staff:event.line", { what, who })}</>;
}

/** The words of one event: what the resident reads, and the note for colleagues. */
export function EventWords({ event }: { readonly event: RequestEvent }) {
  const { t } = useTranslation();
  const isResident = isOfResident(event.actorKind);
  return (
    <>
      {event.reasonCode ? <p>{t("staff:event.reason", { reason: t(`staff:reason.${event.reasonCode}`) })}</p> : null}
      {event.check ? <p>{t(`staff:new_code.checks.${event.check}`)}</p> : null}
      {event.wordsForResident ? (
        <p className="case-quote case-words">
          <span className="case-quote-label">
            {t(
              `staff:quote.${isResident ? "resident" : ["disclosed", "answer_shown", "access_renewed"].includes(event.kind) ? "disclosed" : "to_resident"}`,
            )}
          </span>
          {event.wordsForResident}
        </p>
      ) : null}
      <CorrectedText corrected={event.corrected} />
      {event.remedy ? (
        <p className="case-quote case-words">
          <span className="case-quote-label">{t("staff:quote.remedy")}</span>
          {event.remedy}
        </p>
      ) : null}
      {event.wordsForStaff ? (
        <p className="case-quote case-quote-internal case-words">
          <span className="case-quote-label">{t("staff:quote.internal")}</span>
          {event.wordsForStaff}
        </p>
      ) : null}
    </>
  );
}
