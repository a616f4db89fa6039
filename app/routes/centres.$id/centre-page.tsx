import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { DistrictMap } from "#app/components/catalogue/district-map.tsx";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { Periods } from "#app/components/catalogue/periods.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import type { CentreDetails, SpecialDay } from "#app/domain/catalogue/find-centre.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import { WEEKDAYS } from "#app/domain/desks/group-week.ts";
import { CentreCounters } from "./centre-counters.tsx";

type CentrePageProps = { readonly centre: CentreDetails; readonly language: Language };

export function CentrePage({ centre, language }: CentrePageProps) {
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs
        items={[
          { href: "/", label: t("common:home") },
          { href: "/centres", label: t("common:nav.centres") },
        ]}
      />
      <PageHeading title={centre.name} isContent />
      <p className="centre-now">
        <Opening now={centre.now} language={language} />
      </p>
      <div className="two-columns">
        <div>
          <section id="about" aria-labelledby="about-heading">
            <h2 id="about-heading">{t("catalogue:centre.address")}</h2>
            <SummaryList
              rows={[
                {
                  key: t("catalogue:centre.street"),
                  value: (
                    <address className="postal-address">
                      <ContentText>{centre.postalAddress}</ContentText>
                    </address>
                  ),
                },
                { key: t("catalogue:plan.area"), value: <ContentText>{centre.area}</ContentText> },
                { key: t("catalogue:centre.transport"), value: <ContentText>{centre.transport}</ContentText> },
                {
                  key: t("catalogue:centre.phone"),
                  value: (
                    <a className="phone-link" href={`tel:${centre.phone}`}>
                      <bdi dir="ltr">{centre.phone}</bdi>
                    </a>
                  ),
                },
              ]}
            />
          </section>
          <CentreCounters centre={centre} language={language} />
          {centre.accessibility.length > 0 ? (
            <section className="service-section" id="accessibility" aria-labelledby="accessibility-heading">
              <h2 id="accessibility-heading">{t("catalogue:centre.accessibility")}</h2>
              <ul className="plain-bullets">
                {centre.accessibility.map((text) => (
                  <li key={text}>
                    <ContentText>{text}</ContentText>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {centre.languages.length > 0 ? (
            <section className="service-section" id="languages" aria-labelledby="languages-heading">
              <h2 id="languages-heading">{t("catalogue:centre.languages")}</h2>
              <ul className="plain-bullets">
                {centre.languages.map((text) => (
                  <li key={text}>
                    <ContentText>{text}</ContentText>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        <div>
          <section id="hours" aria-labelledby="hours-heading">
            <h2 id="hours-heading">{t("catalogue:centre.hours")}</h2>
            <DataTable
              caption={t("catalogue:centre.hours_caption")}
              head={[t("catalogue:centre.day"), t("catalogue:centre.open")]}
              rows={WEEKDAYS.map((day) => [
                t(`catalogue:weekday.${day}`),
                centre.hours[day].length === 0 ? t("catalogue:centre.closed") : <Periods periods={centre.hours[day]} />,
              ])}
            />
            <SpecialDays days={centre.specialDays} language={language} />
          </section>
          {centre.plan ? (
            <section className="service-section" id="plan" aria-labelledby="plan-heading">
              <h2 id="plan-heading">{t("catalogue:plan.heading")}</h2>
              <DistrictMap plan={centre.plan} current={centre.id} />
              <p>
                <a className="standalone-link" href="/centres">
                  {t("catalogue:nearest.heading")}
                </a>
              </p>
            </section>
          ) : null}
        </div>
      </div>
    </>
  );
}

function SpecialDays({ days, language }: { readonly days: readonly SpecialDay[]; readonly language: Language }) {
  const { t } = useTranslation();
  if (days.length === 0) return null;
  return (
    <>
      <h3 className="minor-heading">{t("catalogue:centre.special_days")}</h3>
      <ul className="special-days">
        {days.map((day) => (
          <li key={day.from + day.name}>
            <strong>
              <ContentText>{day.name}</ContentText>
            </strong>
            <span>
              {day.from === day.to
                ? formatDate(language, day.from)
                : t("catalogue:centre.from_to", {
                    from: formatDate(language, day.from),
                    to: formatDate(language, day.to),
                  })}
            </span>
            <span>{t(day.isWorked ? "catalogue:centre.worked" : "catalogue:centre.closed")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
