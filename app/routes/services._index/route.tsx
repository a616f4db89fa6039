import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { ServiceList } from "#app/components/catalogue/service-list.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listFacets } from "#app/domain/catalogue/list-facets.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { NothingFound } from "./nothing-found.tsx";
import { ServiceFilters } from "./service-filters.tsx";
import { isFiltered, keptFields, readFilters } from "./filters.ts";

export const headers = publicPageHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { language, contentLanguage, mode, services } = context;
  const filters = readFilters(new URL(request.url).searchParams);
  const found = await listPublicServices(services, { language: contentLanguage, ...filters });
  const facets = await listFacets(services, { language: contentLanguage });
  const t = getTranslator(language);
  return {
    title: t("catalogue:services.title"),
    description: t("catalogue:services.lead"),
    mode,
    filters,
    // Only what the page shows: Remix copies all of it once more.
    found: found.map(({ slug, title, summary, formId }) => ({ slug, title, summary, formId })),
    facets,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function AllServices() {
  const { title, description, mode, filters, found, facets } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const count = t("catalogue:services.count", { count: found.length });
  const isChoosing = mode === "simple" && !isFiltered(filters);
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
          <ServiceFilters filters={filters} facets={facets} isSimple={mode === "simple"} />
        </div>
        <div className="catalogue-results">
          {isChoosing ? (
            <Details summary={t("catalogue:services.show_all", { count: found.length })}>
              <ServiceList services={found} />
            </Details>
          ) : (
            <>
              <p className="result-count" role="status">
                {count}
                {isFiltered(filters) ? <a href="/services">{t("catalogue:services.clear")}</a> : null}
              </p>
              {found.length === 0 ? <NothingFound query={filters.query} /> : <ServiceList services={found} />}
            </>
          )}
        </div>
      </div>
    </>
  );
}
