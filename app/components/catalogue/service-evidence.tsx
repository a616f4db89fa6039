import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { ServiceSection } from "./service-section.tsx";

/** The papers to bring: which, original or copy, where to get them, who needs none. */
export function ServiceEvidence({ service }: { readonly service: PublicService }) {
  const { t } = useTranslation();
  if (service.evidence.length === 0) {
    return (
      <ServiceSection anchor="evidence">
        <p>{t("catalogue:evidence.none")}</p>
      </ServiceSection>
    );
  }
  return (
    <ServiceSection anchor="evidence">
      <ul className="evidence-list">
        {service.evidence.map((evidence) => (
          <li key={evidence.id} className="evidence">
            <h3>
              <ContentText>{evidence.name}</ContentText>
            </h3>
            <p className="evidence-form">{t(`catalogue:evidence.form.${evidence.form}`, { count: evidence.copies })}</p>
            <p>
              <ContentText>{evidence.where}</ContentText>
            </p>
            {evidence.exempt ? (
              <p className="evidence-exempt">
                <ContentText>{evidence.exempt}</ContentText>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </ServiceSection>
  );
}
