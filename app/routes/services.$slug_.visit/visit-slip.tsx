import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import type { Visit } from "#app/domain/catalogue/find-visit.server.ts";
import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type SlipChoices, slipAddress } from "./slip-choices.ts";
import { SlipCrumbs } from "./slip-crumbs.tsx";
import { SlipPapers } from "./slip-papers.tsx";
import { SlipPlace } from "./slip-place.tsx";

type VisitSlipProps = {
  readonly title: string;
  readonly visit: Visit;
  readonly choices: SlipChoices;
  readonly code: QrCodeDrawing;
  readonly language: Language;
  readonly phone: string;
};

/** The sheet to take along; what only a screen needs is not printed. */
export function VisitSlip({ title, visit, choices, code, language, phone }: VisitSlipProps) {
  const { t } = useTranslation();
  const { service, centre } = visit;
  const otherType = slipAddress(service.slug, centre.id, choices.have, choices.isLarge ? "normal" : "large");
  return (
    <>
      <SlipCrumbs service={service} />
      <article className={choices.isLarge ? "slip slip-large" : "slip"}>
        <PageHeading title={service.title} isContent caption={title} />
        <p className="slip-tools no-print">
          <a className="standalone-link" href={otherType}>
            {t(choices.isLarge ? "catalogue:visit.normal" : "catalogue:visit.large")}
          </a>
          <span className="quiet">{t(choices.isLarge ? "catalogue:visit.print_large" : "catalogue:visit.print")}</span>
        </p>
        <SlipPlace visit={visit} language={language} />
        <SlipPapers visit={visit} choices={choices} />
        <div className="slip-end">
          <section aria-labelledby="missing-heading">
            <h2 id="missing-heading">{t("catalogue:visit.missing")}</h2>
            <p>
              {visit.missingPaper ? (
                <ContentText>{visit.missingPaper}</ContentText>
              ) : (
                t("catalogue:visit.missing_unknown", { number: phone })
              )}
            </p>
            {visit.beforeYouGo ? (
              <p>
                <ContentText>{visit.beforeYouGo}</ContentText>
              </p>
            ) : null}
          </section>
          <div className="slip-code">
            <QrCode drawing={code} label={t("catalogue:visit.code_label")} />
            <p>{t("catalogue:visit.code")}</p>
          </div>
        </div>
        <p className="quiet">{t("catalogue:visit.as_of", { date: formatDate(language, visit.asOf) })}</p>
      </article>
    </>
  );
}
