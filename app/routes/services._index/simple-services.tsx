import { useTranslation } from "#app/components/texts.tsx";
import { AskBox } from "#app/components/catalogue/ask-box.tsx";
import { ServiceList } from "#app/components/catalogue/service-list.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { Facet } from "#app/domain/catalogue/list-facets.server.ts";
import type { PublicServiceSummary } from "#app/domain/catalogue/public-service.ts";

type SimpleServicesProps = {
  readonly title: string;
  /** Five, and those that did not fit. */
  readonly lifeEvents: { readonly first: readonly Facet[]; readonly others: readonly Facet[] };
  readonly services: readonly Pick<PublicServiceSummary, "slug" | "title" | "summary" | "formId">[];
};

/** The catalogue in simplified mode: ask, or say what has happened; every service comes last. */
export function SimpleServices({ title, lifeEvents, services }: SimpleServicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} />
      <AskBox label={t("catalogue:home.ask_label")} />
      <section className="form-section" aria-labelledby="events-heading">
        <h2 id="events-heading">{t("catalogue:simple.events")}</h2>
        <EventButtons events={lifeEvents.first} />
        {lifeEvents.others.length > 0 ? (
          <Details summary={t("catalogue:simple.more")}>
            <EventButtons events={lifeEvents.others} />
          </Details>
        ) : null}
      </section>
      <Details summary={t("catalogue:simple.all", { count: services.length })}>
        <ServiceList services={services} />
      </Details>
    </>
  );
}

function EventButtons({ events }: { readonly events: readonly Facet[] }) {
  return (
    <ul className="simple-choices">
      {events.map((event) => (
        <li key={event.id}>
          <a className="button button-secondary" href={`/life-events/${event.id}`}>
            <ContentText>{event.label}</ContentText>
          </a>
        </li>
      ))}
    </ul>
  );
}
