import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { NoResults } from "#app/components/catalogue/no-results.tsx";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { SuggestIsland } from "#app/components/catalogue/suggest-island.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { VerdictForm } from "#app/components/feedback/verdict-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { obeySettings } from "#app/domain/assistant/settings/obey-settings.server.ts";
import { listFacets } from "#app/domain/catalogue/list-facets.server.ts";
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
  const { language, contentLanguage, mode, services } = context;
  const parameters = new URL(request.url).searchParams;
  const query = parameters.get("q")?.trim().slice(0, QUERY_MAX_LENGTH) ?? "";
  const { audiences } = await listFacets(services, { language: contentLanguage });
  const audience = audiences.find(({ id }) => id === parameters.get("audience"))?.id;
  const t = getTranslator(language);
  const title = query ? t("catalogue:search.title_for", { query }) : t("catalogue:search.title");
  const search = { query, language: contentLanguage, audience };
  const { results, readings } = await searchCatalogue(await obeySettings(services), search);
  const near = query && results.length === 0 ? await listNearServices(services, search) : [];
  return { title, mode, query, audience, audiences, results, readings, near };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

const addressOf = (query: string, audience: string | undefined): string =>
  `/search?${new URLSearchParams({ q: query, ...(audience === undefined ? {} : { audience }) })}`;

export default function Search() {
  const { mode, query, audience, audiences, results, readings, near } = useLoaderData<typeof loader>();
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
          kept={audience ? [{ name: "audience", value: audience }] : []}
        />
      </SuggestIsland>
      {/* A chosen filter is never hidden: whoever was sent the address must be able to take it off. */}
      {query && (mode !== "simple" || audience) ? (
        <ChipLinks
          label={t("catalogue:services.filter.audience")}
          items={audiences
            .filter(({ id }) => mode !== "simple" || id === audience)
            .map(({ id, label }) => ({
              href: addressOf(query, id === audience ? undefined : id),
              label: <ContentText>{label}</ContentText>,
              current: id === audience,
            }))}
        />
      ) : null}
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
