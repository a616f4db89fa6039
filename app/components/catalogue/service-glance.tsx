import { useTranslation } from "#app/components/texts.tsx";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { Money } from "./service-terms.tsx";

/** Cost, time and ways in one line, before anything else is read. */
export function ServiceGlance({ service }: { readonly service: PublicService }) {
  const { t, language } = useTranslation();
  const [cost, ...otherCosts] = service.costs;
  const ways = new Intl.ListFormat(language, { type: "disjunction" }).format(
    service.channels.map((channel) => t(`catalogue:channel_short.${channel.type}`)),
  );
  return (
    <dl className="glance">
      <div>
        <dt>{t("catalogue:glance.cost")}</dt>
        <dd>
          <a href="#costs">
            {cost === undefined ? (
              t("catalogue:cost.free")
            ) : otherCosts.length > 0 ? (
              t("catalogue:cost.depends")
            ) : (
              <Money cost={cost} />
            )}
          </a>
        </dd>
      </div>
      <div>
        <dt>{t("catalogue:glance.time")}</dt>
        <dd>
          <a href="#times">{t("catalogue:time.short", { count: service.promisedWorkingDays })}</a>
        </dd>
      </div>
      <div>
        <dt>{t("catalogue:glance.documents")}</dt>
        <dd>
          <a href="#evidence">{t("catalogue:glance.document_count", { count: service.evidence.length })}</a>
        </dd>
      </div>
      <div>
        <dt>{t("catalogue:glance.ways")}</dt>
        <dd>
          <a href="#channels">{ways}</a>
        </dd>
      </div>
    </dl>
  );
}
