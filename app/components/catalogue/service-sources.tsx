import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { LegalResource, PublicService } from "#app/domain/catalogue/public-service.ts";
import { formatDate } from "#app/i18n/format.ts";
import { ServiceSection } from "./service-section.tsx";

/** The rules it rests on, who is responsible and when the page was last checked. */
export function ServiceSources({ service }: { readonly service: PublicService }) {
  const { t, language } = useTranslation();
  return (
    <ServiceSection anchor="sources">
      {service.legalBasis.length > 0 ? (
        <ul className="plain-bullets">
          {service.legalBasis.map((resource) => (
            <li key={resource.id}>
              <LegalLink resource={resource} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="quiet">
        {t("catalogue:review.by", { authority: service.competentAuthority.name })}{" "}
        {t("catalogue:review.checked", {
          date: formatDate(language, service.reviewedOn),
          next: formatDate(language, service.reviewBy),
        })}
      </p>
    </ServiceSection>
  );
}

function LegalLink({ resource }: { readonly resource: LegalResource }) {
  const href = resource.guideSlug ? `/guides/${resource.guideSlug}` : resource.url;
  const name = <ContentText>{resource.name}</ContentText>;
  return href ? <a href={href}>{name}</a> : name;
}
