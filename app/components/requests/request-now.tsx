import { useTranslation } from "#app/components/texts.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import type { Delay } from "#app/domain/requests/delay.ts";
import type { LeadingFacts } from "#app/domain/requests/leading-facts.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { RequestAppeal } from "./request-appeal.tsx";
import type { RequestPageProps } from "./request-page.tsx";
import { RequestTags, STATE_TONES } from "./request-tags.tsx";

/** How far it is, by when, what happens next, and the words the desk has just written. */
export function RequestNow({ seen, language, timeZone }: RequestPageProps) {
  const { t } = useTranslation();
  const { request, clock } = seen;
  const day = (date: Date) => formatMoment(date, "day", language, timeZone);
  const isOver = request.state === "closed" && !seen.tasks.includes("reopen");
  const next = isOver
    ? t("requests:page.closed_for_good")
    : t(`requests:next.${request.state}`, { until: request.reopenUntil ? day(request.reopenUntil) : "" });
  return (
    <section className={`request-now tone-${STATE_TONES[request.state]}`} aria-labelledby="status-heading">
      <h2 id="status-heading">{t("requests:page.status")}</h2>
      <RequestTags state={request.state} clock={clock} />
      <p className="request-now-text">{t(`requests:now.${request.state}`)}</p>
      <LatestWords seen={seen} />
      {seen.leading ? <Leading leading={seen.leading} /> : null}
      {clock.state === "stopped" ? null : (
        <p className="request-due">
          {clock.light === "red"
            ? t("requests:due.sentence_late", { date: day(clock.dueAt) })
            : t(clock.state === "stands" ? "requests:due.sentence_waiting" : "requests:due.sentence", {
                date: day(clock.dueAt),
                days: t("requests:due.in_days", { count: seen.workingDaysLeft }),
              })}
        </p>
      )}
      {clock.state === "stopped" ? null : (
        <p>
          {t(request.reopenedCount > 0 ? "requests:due.rule_reopened" : "requests:due.rule", {
            count: request.promisedWorkingDays,
          })}
        </p>
      )}
      {clock.state === "stands" ? <p>{t("requests:light.stands")}</p> : null}
      {seen.delay ? <LateNote delay={seen.delay} day={day} deskName={seen.deskNames[request.deskId] ?? ""} /> : null}
      {seen.appeal ? <RequestAppeal appeal={seen.appeal} language={language} timeZone={timeZone} /> : null}
      <h3 className="minor-heading">{t("requests:page.next_title")}</h3>
      <p>{next}</p>
    </section>
  );
}

/** How far the request is that this one goes on with. */
function Leading({ leading }: { readonly leading: LeadingFacts }) {
  const { t } = useTranslation();
  const { state, desk, due, ownReference } = leading;
  return (
    <>
      <h3 className="minor-heading">{t("requests:joined.title")}</h3>
      <p>{t("requests:joined.state", { state })}</p>
      <p>{t("requests:joined.desk", { desk })}</p>
      {due ? <p>{due}</p> : null}
      {ownReference ? (
        <p>
          <a href={`/requests/${ownReference}`}>{t("requests:joined.own", { reference: ownReference })}</a>
        </p>
      ) : null}
      <p>{t("requests:joined.told")}</p>
    </>
  );
}

type LateNoteProps = { readonly delay: Delay; readonly day: (date: Date) => string; readonly deskName: string };

/** That it is late, why, and who looks after it now and next. */
function LateNote({ delay, day, deskName }: LateNoteProps) {
  const { t } = useTranslation();
  const { cause, reasonCode, rung, next } = delay;
  return (
    <>
      <p>{t("requests:light.red_sorry")}</p>
      <p>
        {t(`requests:late.${cause}`)}
        {reasonCode ? ` ${t("requests:late.reason", { reason: t(`requests:reason.${reasonCode}`) })}` : null}
      </p>
      {rung ? <p>{t(`requests:event.escalated_${rung}`, { desk: deskName })}</p> : null}
      {next ? <p>{t(`requests:late.next_${next.rung}`, { date: day(next.on) })}</p> : null}
    </>
  );
}

const HEADINGS = {
  waiting_for_resident: "question_from",
  answered: "answer_title",
  rejected: "refusal_title",
  duplicate: "duplicate_title",
} as const;

/** What the desk wrote when it brought the request to where it is now. */
function LatestWords({ seen }: Pick<RequestPageProps, "seen">) {
  const { t } = useTranslation();
  const { state } = seen.request;
  const event = seen.events.findLast(({ to }) => to === state);
  if (!event?.wordsForResident || !(state in HEADINGS)) return null;
  // `in` does not narrow the key.
  const heading = HEADINGS[state as keyof typeof HEADINGS];
  return (
    <InsetText>
      <p>
        <strong>{t(`requests:page.${heading}`, { desk: seen.deskNames[event.deskId] })}</strong>
      </p>
      {event.reasonCode ? <p>{t(`requests:reason.${event.reasonCode}`)}</p> : null}
      <p className="request-words">{event.wordsForResident}</p>
      {event.remedy ? (
        <>
          <p>
            <strong>{t("requests:page.remedy_title")}</strong>
          </p>
          <p className="request-words">{event.remedy}</p>
        </>
      ) : null}
    </InsetText>
  );
}
