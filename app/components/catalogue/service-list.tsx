import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { PublicServiceSummary } from "#app/domain/catalogue/public-service.ts";

type ServiceListProps = {
  readonly services: readonly Pick<PublicServiceSummary, "slug" | "title" | "summary" | "formId">[];
  readonly headingLevel?: "h2" | "h3";
};

/** How many choices a page has in simplified mode. */
const SIMPLE_CHOICES = 5;

/** Five services at once, the others behind "More". */
export function ShortServiceList({ services }: Pick<ServiceListProps, "services">) {
  const { t } = useTranslation();
  return (
    <>
      <ServiceList services={services.slice(0, SIMPLE_CHOICES)} />
      {services.length > SIMPLE_CHOICES ? (
        <Details summary={t("catalogue:simple.more")}>
          <ServiceList services={services.slice(SIMPLE_CHOICES)} />
        </Details>
      ) : null}
    </>
  );
}

/** Services as a plain list: name, one sentence, and whether it can be done online. */
export function ServiceList({ services, headingLevel: Heading = "h2" }: ServiceListProps) {
  const { t } = useTranslation();
  return (
    <ul className="service-list">
      {services.map((service) => (
        <li key={service.slug} className="service-item">
          <Heading className="service-name">
            <a href={`/services/${service.slug}`}>
              <ContentText>{service.title}</ContentText>
            </a>
          </Heading>
          <p className="service-summary">
            <ContentText>{service.summary}</ContentText>
          </p>
          {service.formId ? <p className="service-online">{t("catalogue:service.can_apply_online")}</p> : null}
        </li>
      ))}
    </ul>
  );
}
