import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { listCentres } from "#app/domain/catalogue/list-centres.ts";
import { listFacets } from "#app/domain/catalogue/list-facets.server.ts";
import { listOftenServices } from "#app/domain/catalogue/list-often-services.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { FullHome } from "./full-home.tsx";
import { SimpleHome } from "./simple-home.tsx";

/** The first page of most: from here on the portal can be used without a network. */
export const handle = { islands: "cacheable" };

export const headers = publicPageHeaders;

export async function loader({ context }: LoaderFunctionArgs) {
  const { language, contentLanguage, mode, isModeChosen, services } = context;
  const all = await listPublicServices(services, { language: contentLanguage });
  const { lifeEvents } = await listFacets(services, { language: contentLanguage });
  const t = getTranslator(language);
  return {
    title: t("catalogue:home.title"),
    description: t("catalogue:home.lead"),
    language,
    mode,
    isModeChosen,
    often: await listOftenServices(services, { language: contentLanguage }),
    serviceCount: all.length,
    lifeEvents,
    centres: listCentres(services, { language: contentLanguage }),
    phone: services.site.hotlines.find((hotline) => hotline.kind === "district")?.number,
  };
}

export type HomeData = Awaited<ReturnType<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Home() {
  const data = useLoaderData<typeof loader>();
  return data.mode === "simple" ? <SimpleHome data={data} /> : <FullHome data={data} />;
}
