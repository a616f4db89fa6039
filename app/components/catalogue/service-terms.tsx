import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { ServiceSection } from "./service-section.tsx";

/** What it costs, how long it takes and what one gets. */
export function ServiceTerms({ service }: { readonly service: PublicService }) {
  const { t } = useTranslation();
  return (
    <div className="service-terms">
      <ServiceSection anchor="costs">
        {service.costs.length === 0 ? (
          <p>{t("catalogue:cost.free_sentence")}</p>
        ) : (
          <SummaryList
            rows={service.costs.map((cost) => ({
              key: <ContentText>{cost.name}</ContentText>,
              value: <Money cost={cost} />,
            }))}
          />
        )}
      </ServiceSection>
      <ServiceSection anchor="times">
        <p>{t("catalogue:time.promised", { count: service.promisedWorkingDays })}</p>
        {service.statutoryWorkingDays === undefined ? null : (
          <p>{t("catalogue:time.statutory", { count: service.statutoryWorkingDays })}</p>
        )}
        <p className="quiet">{t("catalogue:time.what_counts")}</p>
      </ServiceSection>
      {service.outputs.length > 0 ? (
        <ServiceSection anchor="outputs">
          <ul className="plain-bullets">
            {service.outputs.map((output) => (
              <li key={output.id}>
                <ContentText>{output.name}</ContentText>
              </li>
            ))}
          </ul>
        </ServiceSection>
      ) : null}
    </div>
  );
}

type MoneyProps = { readonly cost: PublicService["costs"][number] };

export function Money({ cost }: MoneyProps) {
  const { t, language } = useTranslation();
  return (
    <>{cost.amountCents === 0 ? t("catalogue:cost.free") : formatMoney(language, cost.amountCents, cost.currency)}</>
  );
}
