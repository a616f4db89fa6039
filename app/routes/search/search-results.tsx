import { useTranslation } from "#app/components/texts.tsx";
import type { SearchResult } from "#app/domain/catalogue/search-catalogue.server.ts";

type SearchResultsProps = { readonly query: string; readonly results: readonly SearchResult[] };

/** What was found, with the kind of page in words, its best passage and links to further sections. */
export function SearchResults({ query, results }: SearchResultsProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="result-count" role="status">
        {t("catalogue:search.count", { count: results.length, query })}
      </p>
      <ol className="search-results">
        {results.map((result) => (
          <li key={result.url} className="search-result" lang={result.language} dir="auto">
            <p className="search-kind">{t(`catalogue:search.kind.${result.kind}`)}</p>
            <h2 className="service-name">
              <a href={result.url}>{result.title}</a>
            </h2>
            <p className="service-summary">{result.excerpt}</p>
            {result.sections.length > 0 ? (
              <ul className="search-sections full-only">
                {result.sections.map((section) => (
                  <li key={section.url}>
                    <a href={section.url}>{section.heading}</a>
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
