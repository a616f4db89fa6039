import { namesOf } from "#app/components/requests/request-history.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { KeptWords } from "#app/components/staff/kept-words.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import { EventWords } from "./case-history.tsx";
import type { CasePageProps } from "./case-page.tsx";

/** Somebody was faster: what they did stands beside what was typed here, and nothing typed is lost. */
export function ConflictNotice({ page }: { readonly page: CasePageProps }) {
  const { view, tried, timeZone } = page;
  const { request, events, transitions } = view.found;
  const { t, language } = useTranslation();
  if (tried?.fault === "held") {
    return (
      <NotificationBanner tone="warning" title={t("staff:conflict.held_title")}>
        <p>
          {request.holderName ? t("staff:conflict.held", { name: request.holderName }) : t("staff:conflict.not_held")}
        </p>
      </NotificationBanner>
    );
  }
  if (tried?.fault !== "changed" || !tried.tried) return null;
  const step = tried.tried;
  const news = events.filter((event) => event.seq > step.seen);
  const isStillOffered = transitions.some((transition) => transition.to === step.to);
  return (
    <NotificationBanner tone="danger" title={t("staff:conflict.title")}>
      <p>{t(isStillOffered ? "staff:conflict.still_possible" : "staff:conflict.not_possible")}</p>
      <div className="compare">
        <section>
          <h3>{t("staff:conflict.theirs")}</h3>
          {news.length === 0 ? (
            <p>{t("staff:conflict.holder_only", { name: request.holderName ?? t("staff:holder.nobody") })}</p>
          ) : null}
          {news.map((event) => (
            <div key={event.seq}>
              <p>
                {t("staff:event.line", {
                  what: t(event.to ? `staff:state.${event.to}` : `staff:event.${event.kind}`, namesOf(event)),
                  who: event.actorName ?? t(`staff:actor.${event.actorKind}`),
                })}
                {" · "}
                {formatMoment(event.at, "short", language, timeZone)}
              </p>
              <EventWords event={event} />
            </div>
          ))}
        </section>
        <section>
          <h3>{t("staff:conflict.yours")}</h3>
          <p>{t(`staff:step.${step.to}.name`)}</p>
          <KeptWords typed={step} />
        </section>
      </div>
    </NotificationBanner>
  );
}
