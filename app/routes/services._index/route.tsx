import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { NoResults } from "#app/components/catalogue/no-results.tsx";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { ServiceList, ShortServiceList } from "#app/components/catalogue/service-list.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { type Facets, listFacets } from "#app/domain/catalogue/list-facets.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { listNearServices } from "#app/domain/catalogue/near-services.server.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { ServiceFilters } from "./service-filters.tsx";
import { SimpleServices } from "./simple-services.tsx";
import { isFiltered, keptFields, readFilters } from "./filters.ts";

export const headers = publicPageHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { language, contentLanguage, mode, services } = context;
  const filters = readFilters(new URL(request.url).searchParams);
  const listed = await listPublicServices(services, { language: contentLanguage, ...filters });
  const found = await inPlainWords(services, listed, { mode, language: contentLanguage });
  const facets = await listFacets(services, { language: contentLanguage });
  const near =
    found.length > 0 ? [] : await listNearServices(services, { query: filters.query ?? "", language: contentLanguage });
  const t = getTranslator(language);
  return {
    title: t("catalogue:services.title"),
    description: t("catalogue:services.lead"),
    mode,
    filters,
    // Only what the page shows: Remix copies all of it once more.
    found: found.map(({ slug, title, summary, formId }) => ({ slug, title, summary, formId })),
    near: near.map(({ slug, title, summary, formId }) => ({ slug, title, summary, formId })),
    facets,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function AllServices() {
  const { title, description, mode, filters, found, near, facets } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const Services = mode === "simple" ? ShortServiceList : ServiceList;
  const count = t("catalogue:services.count", { count: found.length });
  if (mode === "simple" && !isFiltered(filters))
    return <SimpleServices title={title} lifeEvents={firstOf(facets)} services={found} />;
  return (
    <>
      <PageHeading title={title} lead={description} />
      <div className="catalogue">
        <div className="catalogue-tools">
          <SearchBox
            action="/services"
            label={t("catalogue:services.search_label")}
            button={t("catalogue:services.search_button")}
            query={filters.query ?? ""}
            kept={keptFields(filters)}
          />
          {mode === "simple" ? null : <ServiceFilters filters={filters} facets={facets} />}
        </div>
        <div className="catalogue-results">
          <p className="result-count" role="status">
            {count}
            {isFiltered(filters) ? <a href="/services">{t("catalogue:services.clear")}</a> : null}
          </p>
          {found.length > 0 ? (
            <Services services={found} />
          ) : (
            <NoResults
              title={t("catalogue:services.empty.title")}
              text={t("catalogue:services.empty.text")}
              query={filters.query}
              searchHref={filters.query ? `/search?${new URLSearchParams({ q: filters.query })}` : "/search"}
              near={near}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** The five life events that simplified mode begins with, and the rest. */
function firstOf({ lifeEvents, simpleLifeEvents }: Facets) {
  const named = simpleLifeEvents.flatMap((id) => lifeEvents.find((event) => event.id === id) ?? []);
  const first = [...new Set([...named, ...lifeEvents])].slice(0, 5);
  return { first, others: lifeEvents.filter((event) => !first.includes(event)) };
}
