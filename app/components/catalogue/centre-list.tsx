import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Phrases } from "#app/components/ui/phrases.tsx";
import type { CentreSummary } from "#app/domain/catalogue/list-centres.ts";
import type { Language } from "#app/i18n/languages.ts";

import { Opening } from "./opening.tsx";

type CentreListProps<Shown extends CentreSummary> = {
  readonly centres: readonly Shown[];
  readonly language: Language;
  readonly headingLevel?: "h2" | "h3" | "h4";
  /** Beside a plan that has the same numbers. */
  readonly isNumbered?: boolean;
  /** What else to say of each. */
  readonly more?: (centre: Shown) => ReactNode;
};

export function CentreList<Shown extends CentreSummary>({
  centres,
  language,
  headingLevel: Heading = "h3",
  isNumbered = false,
  more,
}: CentreListProps<Shown>) {
  return (
    <ul className="centre-list">
      {centres.map((centre) => (
        <li key={centre.id} className="centre">
          <Heading className="centre-name">
            {isNumbered ? <span className="plan-number">{centre.number}</span> : null}
            <a href={`/centres/${centre.id}`}>
              <ContentText>
                <Phrases text={centre.name} />
              </ContentText>
            </a>
          </Heading>
          <p>
            <Opening now={centre.now} language={language} />
          </p>
          <CentreContact centre={centre} />
          {more?.(centre)}
        </li>
      ))}
    </ul>
  );
}

/** Where a centre is and its number. */
export function CentreContact({ centre }: { readonly centre: Pick<CentreSummary, "address" | "phone"> }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="centre-address">
        <ContentText>{centre.address}</ContentText>
      </p>
      <p>
        <a className="phone-link" href={`tel:${centre.phone}`}>
          {t("catalogue:centre.call", { number: centre.phone })}
        </a>
      </p>
    </>
  );
}
