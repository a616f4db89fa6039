import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { NextWays } from "#app/components/catalogue/next-ways.tsx";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { SearchResults } from "./search-results.tsx";

const QUERY_MAX_LENGTH = 200;

export const headers = publicPageHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { language, contentLanguage, services } = context;
  const query = new URL(request.url).searchParams.get("q")?.trim().slice(0, QUERY_MAX_LENGTH) ?? "";
  const t = getTranslator(language);
  const title = query ? t("catalogue:search.title_for", { query }) : t("catalogue:search.title");
  return { title, query, results: await searchCatalogue(services, { query, language: contentLanguage }) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Search() {
  const { query, results } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("catalogue:search.title")} />
      <SearchBox
        action="/search"
        label={t("catalogue:search.label")}
        button={t("catalogue:search.button")}
        query={query}
      />
      {!query ? <p className="quiet">{t("catalogue:search.start")}</p> : null}
      {query && results.length === 0 ? (
        <section className="nothing-found" aria-labelledby="nothing-heading">
          <h2 id="nothing-heading">{t("catalogue:search.empty.title", { query })}</h2>
          <p>{t("catalogue:search.empty.text")}</p>
          <NextWays question={query} />
        </section>
      ) : null}
      {results.length > 0 ? <SearchResults query={query} results={results} /> : null}
    </>
  );
}
