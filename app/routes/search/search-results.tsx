import { useTranslation } from "#app/components/texts.tsx";
import { MarkedText } from "#app/components/catalogue/marked-text.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { CatalogueSearch } from "#app/domain/catalogue/search-result.ts";

type SearchResultsProps = CatalogueSearch & { readonly query: string };

/** What was found, with the kind of page in words, its best passage and links to further sections. */
export function SearchResults({ query, results, readings }: SearchResultsProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="result-count" role="status">
        {t("catalogue:search.count", { count: results.length, query })}
      </p>
      {readings.length > 0 ? (
        <p className="quiet">
          {t("catalogue:search.also")}{" "}
          {readings.map(({ meant }) => (
            <span key={meant} className="search-reading">
              <ContentText>{meant}</ContentText>
            </span>
          ))}
        </p>
      ) : null}
      <ol className="search-results">
        {results.map((result) => (
          <li key={result.url} className="search-result">
            <p className="search-kind">{t(`catalogue:search.kind.${result.kind}`)}</p>
            <h2 className="service-name">
              <a href={result.url}>
                <MarkedText parts={result.title} language={result.language} />
              </a>
            </h2>
            <p className="service-summary">
              <MarkedText parts={result.excerpt} language={result.language} />
            </p>
            {result.askedAs.length > 0 ? (
              <p className="search-asked">
                {t("catalogue:search.asked")} <MarkedText parts={result.askedAs} language={result.language} />
              </p>
            ) : null}
            {result.sections.length > 0 ? (
              <ul className="search-sections full-only">
                {result.sections.map((section) => (
                  <li key={section.url}>
                    <a href={section.url}>
                      <bdi lang={result.language}>{section.heading}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
