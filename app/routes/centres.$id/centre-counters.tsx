import { useTranslation } from "#app/components/texts.tsx";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { visitAddress } from "#app/components/catalogue/visit-link.tsx";
import { WeekHours } from "#app/components/catalogue/week-hours.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { CentreDetails, CounterDetails } from "#app/domain/catalogue/find-centre.server.ts";
import type { Language } from "#app/i18n/languages.ts";

type CentreCountersProps = { readonly centre: CentreDetails; readonly language: Language };

/** Which matters are handled at which counter, and when; each with its slip to print. */
export function CentreCounters({ centre, language }: CentreCountersProps) {
  const { t } = useTranslation();
  if (centre.counters.length === 0) return null;
  return (
    <section className="service-section" id="counters" aria-labelledby="counters-heading">
      <h2 id="counters-heading">{t("catalogue:centre.counters")}</h2>
      <p>{t("catalogue:centre.before")}</p>
      {centre.counters.map((counter) => (
        <div key={counter.id} className="channel">
          <div>
            <h3>
              <ContentText>{counter.name}</ContentText>
            </h3>
            <OwnHours counter={counter} language={language} />
          </div>
          <ul className="slip-links">
            {counter.services.map((service) => (
              <li key={service.slug}>
                <a href={`/services/${service.slug}`}>
                  <ContentText>{service.title}</ContentText>
                </a>
                <a className="slip-link" href={visitAddress(service.slug, centre.id)}>
                  <Icon name="printer" />
                  <span>
                    {t("catalogue:visit.title")}{" "}
                    <VisuallyHidden>
                      <ContentText>{service.title}</ContentText>
                    </VisuallyHidden>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function OwnHours({ counter, language }: { readonly counter: CounterDetails; readonly language: Language }) {
  const { t } = useTranslation();
  if (!counter.ownHours) return null;
  return (
    <div className="own-hours">
      <p>{t("catalogue:centre.own_hours")}</p>
      <WeekHours hours={counter.ownHours} />
      <p>
        <Opening now={counter.now} language={language} />
      </p>
    </div>
  );
}
