import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { NoResults } from "#app/components/catalogue/no-results.tsx";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { SuggestIsland } from "#app/components/catalogue/suggest-island.tsx";
import { VerdictForm } from "#app/components/feedback/verdict-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { obeySettings } from "#app/domain/assistant/settings/obey-settings.server.ts";
import { listNearServices } from "#app/domain/catalogue/near-services.server.ts";
import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { SearchResults } from "./search-results.tsx";

const QUERY_MAX_LENGTH = 200;

/** Suggestions while typing. */
export const handle = { islands: "cacheable" };

export const headers = publicPageHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { language, contentLanguage, services } = context;
  const query = new URL(request.url).searchParams.get("q")?.trim().slice(0, QUERY_MAX_LENGTH) ?? "";
  const t = getTranslator(language);
  const title = query ? t("catalogue:search.title_for", { query }) : t("catalogue:search.title");
  const search = { query, language: contentLanguage };
  const { results, readings } = await searchCatalogue(await obeySettings(services), search);
  const near = query && results.length === 0 ? await listNearServices(services, search) : [];
  return { title, query, results, readings, near };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Search() {
  const { query, results, readings, near } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("catalogue:search.title")} />
      <SuggestIsland>
        <SearchBox
          action="/search"
          label={t("catalogue:search.label")}
          button={t("catalogue:search.button")}
          query={query}
        />
      </SuggestIsland>
      {!query ? <p className="quiet">{t("catalogue:search.start")}</p> : null}
      {query && results.length === 0 ? (
        <NoResults
          title={t("catalogue:search.empty.title", { query })}
          text={t("catalogue:search.empty.text")}
          query={query}
          near={near}
        />
      ) : null}
      {results.length > 0 ? <SearchResults query={query} results={results} readings={readings} /> : null}
      {query ? <VerdictForm about="search" query={query} results={results.length} /> : null}
    </>
  );
}
