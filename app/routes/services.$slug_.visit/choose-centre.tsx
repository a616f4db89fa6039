import { useTranslation } from "#app/components/texts.tsx";
import { CentreList } from "#app/components/catalogue/centre-list.tsx";
import { VisitLink } from "#app/components/catalogue/visit-link.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { RankedCentre } from "#app/domain/catalogue/rank-centres.ts";
import type { Linked } from "#app/domain/catalogue/public-service.ts";
import type { Language } from "#app/i18n/languages.ts";
import { SlipCrumbs } from "./slip-crumbs.tsx";

type ChooseCentreProps = {
  readonly title: string;
  readonly service: Linked;
  readonly centres: readonly RankedCentre[];
  readonly language: Language;
  readonly phone: string;
  /** The address names a centre, but not one that does this. */
  readonly isRefused: boolean;
};

export function ChooseCentre({ title, service, centres, language, phone, isRefused }: ChooseCentreProps) {
  const { t } = useTranslation();
  return (
    <>
      <SlipCrumbs service={service} />
      <PageHeading
        title={title}
        caption={<ContentText>{service.title}</ContentText>}
        lead={t("catalogue:visit.choose_lead")}
      />
      {isRefused && centres.length > 0 ? (
        <InsetText>
          <p>{t("catalogue:visit.refused")}</p>
        </InsetText>
      ) : null}
      {centres.length === 0 ? (
        <p>{t("catalogue:visit.nowhere", { number: phone })}</p>
      ) : (
        <section aria-labelledby="choose-heading">
          <h2 id="choose-heading">{t("catalogue:visit.choose")}</h2>
          <CentreList
            centres={centres}
            language={language}
            more={(centre) => <VisitLink service={service} centreId={centre.id} about={centre.name} />}
          />
        </section>
      )}
    </>
  );
}
