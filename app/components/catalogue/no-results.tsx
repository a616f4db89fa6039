import { useTranslation } from "#app/components/texts.tsx";
import { NextWays } from "#app/components/catalogue/next-ways.tsx";
import { ServiceList } from "#app/components/catalogue/service-list.tsx";
import { PersonLink } from "#app/components/catalogue/talk.tsx";
import type { PublicServiceSummary } from "#app/domain/catalogue/public-service.ts";

type NoResultsProps = {
  readonly title: string;
  readonly text: string;
  readonly query: string | undefined;
  readonly searchHref?: string;
  readonly near: readonly Pick<PublicServiceSummary, "slug" | "title" | "summary" | "formId">[];
};

/** No dead end: the assistant, a person, and the nearest services. */
export function NoResults({ title, text, query, searchHref, near }: NoResultsProps) {
  const { t } = useTranslation();
  return (
    <>
      <section className="nothing-found" aria-labelledby="nothing-heading">
        <h2 id="nothing-heading">{title}</h2>
        <p>{text}</p>
        <NextWays question={query} {...(searchHref ? { searchHref } : {})} />
        <PersonLink />
      </section>
      {near.length > 0 ? (
        <section className="form-section" aria-labelledby="near-heading">
          <h2 id="near-heading">{t("catalogue:search.empty.near")}</h2>
          <ServiceList services={near} headingLevel="h3" />
        </section>
      ) : null}
    </>
  );
}
