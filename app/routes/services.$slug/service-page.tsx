import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ServiceActions } from "#app/components/catalogue/service-actions.tsx";
import { ServiceChannels } from "#app/components/catalogue/service-channels.tsx";
import { ServiceEligibility } from "#app/components/catalogue/service-eligibility.tsx";
import { ServiceEvidence } from "#app/components/catalogue/service-evidence.tsx";
import { ServiceGlance } from "#app/components/catalogue/service-glance.tsx";
import { ServiceSources } from "#app/components/catalogue/service-sources.tsx";
import { ServiceTerms } from "#app/components/catalogue/service-terms.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StoredHtml } from "#app/components/ui/stored-html.tsx";
import type { CentreSummary } from "#app/domain/catalogue/list-centres.ts";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { LinkedList } from "./linked-list.tsx";
import { ServiceContents } from "./service-contents.tsx";

type ServicePageProps = { readonly service: PublicService; readonly centres: readonly CentreSummary[] };

export function ServicePage({ service, centres }: ServicePageProps) {
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs
        items={[
          { href: "/", label: t("common:home") },
          { href: "/services", label: t("common:nav.services") },
        ]}
      />
      <article className="service-page">
        <div className="service-head">
          <PageHeading
            title={service.title}
            caption={<ContentText>{service.competentAuthority.name}</ContentText>}
            lead={service.summary}
            isContent
          />
          <ServiceGlance service={service} />
          <ServiceActions service={service} />
        </div>
        <aside className="service-aside">
          <ServiceContents service={service} />
        </aside>
        <div className="service-body">
          {service.prerequisites.length > 0 ? (
            <InsetText>
              <LinkedList
                heading={t("catalogue:service.prerequisites")}
                base="/services"
                items={service.prerequisites}
              />
            </InsetText>
          ) : null}
          <ServiceEligibility service={service} />
          <ServiceEvidence service={service} />
          <ServiceTerms service={service} />
          <ServiceChannels service={service} centres={centres} />
          {service.bodyHtml ? <StoredHtml html={service.bodyHtml} /> : null}
          <ServiceSources service={service} />
          <div className="full-only service-links">
            <LinkedList heading={t("catalogue:service.guides")} base="/guides" items={service.guides} />
            <LinkedList heading={t("catalogue:service.related")} base="/services" items={service.related} />
          </div>
        </div>
      </article>
    </>
  );
}
