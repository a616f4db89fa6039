import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { ServiceSection } from "./service-section.tsx";

type EligibilityProps = { readonly service: PublicService };

/** Who it is for, what must be the case, where the limits lie and who is treated otherwise. */
export function ServiceEligibility({ service }: EligibilityProps) {
  return (
    <>
      <ServiceSection anchor="who">
        <p>
          <ContentText>{service.who}</ContentText>
        </p>
      </ServiceSection>
      <Requirements service={service} />
      <Thresholds service={service} />
      {service.specialCircumstances.length > 0 ? (
        <ServiceSection anchor="special-circumstances">
          <ul className="plain-bullets">
            {service.specialCircumstances.map((circumstance) => (
              <li key={circumstance.id}>
                <ContentText>{circumstance.text}</ContentText>
              </li>
            ))}
          </ul>
        </ServiceSection>
      ) : null}
    </>
  );
}

function Requirements({ service }: EligibilityProps) {
  const { t } = useTranslation();
  if (service.requirements.length === 0) return null;
  return (
    <ServiceSection anchor="requirements">
      <p>
        <a className="standalone-link" href={`/services/${service.slug}/eligibility`}>
          {t("catalogue:eligibility.link")}
        </a>{" "}
        <span className="quiet">{t("catalogue:eligibility.link_note")}</span>
      </p>
      <ol className="requirements">
        {service.requirements.map((requirement) => (
          <li key={requirement.id} className="requirement">
            <h3>
              <ContentText>{requirement.question}</ContentText>
            </h3>
            <p className="requirement-met">
              <Icon name="check" />
              <span>
                <strong>{t("catalogue:requirement.yes")}</strong> <ContentText>{requirement.ifMet}</ContentText>
              </span>
            </p>
            <p className="requirement-not-met">
              <Icon name="info" />
              <span>
                <strong>{t("catalogue:requirement.no")}</strong> <ContentText>{requirement.ifNotMet}</ContentText>
              </span>
            </p>
          </li>
        ))}
      </ol>
    </ServiceSection>
  );
}

function Thresholds({ service }: EligibilityProps) {
  const { t } = useTranslation();
  if (service.thresholds.length === 0) return null;
  return (
    <ServiceSection anchor="thresholds">
      <DataTable
        caption={t("catalogue:threshold.caption")}
        head={[t("catalogue:threshold.limit"), t("catalogue:threshold.below"), t("catalogue:threshold.at_or_above")]}
        rows={service.thresholds.map((threshold) => [
          t(`catalogue:unit.${threshold.unit}`, {
            count: threshold.value,
            context: /(?:^|_)age$/.test(threshold.field) ? "age" : undefined,
          }),
          <ContentText key="below">{threshold.below}</ContentText>,
          <ContentText key="at-or-above">{threshold.atOrAbove}</ContentText>,
        ])}
      />
    </ServiceSection>
  );
}
