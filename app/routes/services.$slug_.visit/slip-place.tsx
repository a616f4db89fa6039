import { useTranslation } from "#app/components/texts.tsx";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { Money } from "#app/components/catalogue/service-terms.tsx";
import { WeekHours } from "#app/components/catalogue/week-hours.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { Visit } from "#app/domain/catalogue/find-visit.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";

type SlipPlaceProps = { readonly visit: Visit; readonly language: Language };

/** Where to go: centre, counter and its hours; what it costs and how long it takes. */
export function SlipPlace({ visit, language }: SlipPlaceProps) {
  const { t } = useTranslation();
  const { service, centre, counters } = visit;
  return (
    <section className="slip-place" aria-labelledby="place-heading">
      <h2 id="place-heading">{t("catalogue:visit.place")}</h2>
      <div>
        <p className="slip-counter">
          <ContentText>{counters.map(({ name }) => name).join("; ")}</ContentText>
        </p>
        <p>
          <a href={`/centres/${centre.id}`}>
            <ContentText>{centre.name}</ContentText>
          </a>
        </p>
        <p>
          <ContentText>{centre.address}</ContentText>
        </p>
        <p>
          <a href={`tel:${centre.phone}`}>{t("catalogue:centre.call", { number: centre.phone })}</a>
        </p>
        <p>
          <ContentText>{centre.transport}</ContentText>
        </p>
        <p>
          {service.costs.length === 0 ? t("catalogue:cost.free_sentence") : null}
          {service.costs.map((cost) => (
            <span className="slip-cost" key={cost.id}>
              <ContentText>{cost.name}</ContentText> <Money cost={cost} />
            </span>
          ))}
        </p>
        <p>{t("catalogue:time.promised", { count: service.promisedWorkingDays })}</p>
      </div>
      <div>
        <h3>{t("catalogue:visit.hours")}</h3>
        {counters.map((counter) => (
          <div key={counter.name}>
            {counters.length > 1 ? <ContentText>{counter.name}</ContentText> : null}
            <WeekHours hours={counter.hours} />
            <p className="no-print">
              <Opening now={counter.now} language={language} />
            </p>
          </div>
        ))}
        <SlipDays visit={visit} language={language} />
      </div>
    </section>
  );
}

/** Holidays and worked weekends to come. */
function SlipDays({ visit, language }: SlipPlaceProps) {
  const { t } = useTranslation();
  if (visit.specialDays.length === 0) return null;
  const whenOf = ({ from, to }: Visit["specialDays"][number]) =>
    from === to
      ? formatDate(language, from)
      : t("catalogue:centre.from_to", { from: formatDate(language, from), to: formatDate(language, to) });
  return (
    <>
      <h3>{t("catalogue:visit.closed_days")}</h3>
      <ul>
        {visit.specialDays.map((day) => (
          <li key={day.from}>
            {t(day.isWorked ? "catalogue:visit.worked_day" : "catalogue:visit.closed_day", { day: whenOf(day) })}
          </li>
        ))}
      </ul>
    </>
  );
}
