import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CentreList } from "#app/components/catalogue/centre-list.tsx";
import { DistrictMap } from "#app/components/catalogue/district-map.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findCentresFor } from "#app/domain/catalogue/find-centres-for.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import styles from "#app/styles/plan.css?url";
import { CentreResult, RankedNotes } from "./centre-result.tsx";
import { NearestForm } from "./nearest-form.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = publicPageHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { language, contentLanguage, services } = context;
  const query = new URL(request.url).searchParams;
  const found = await findCentresFor(services, {
    language: contentLanguage,
    service: query.get("service") ?? undefined,
    from: query.get("from") ?? undefined,
  });
  const t = getTranslator(language);
  return { title: t("catalogue:centres.title"), description: t("catalogue:centres.lead"), language, ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Centres() {
  const data = useLoaderData<typeof loader>();
  const { title, description, language, centres, plan, service, from } = data;
  return (
    <>
      <PageHeading title={title} lead={description} />
      <div className="two-columns centres-page">
        <div>
          <NearestForm starts={data.starts} services={data.services} service={service} from={from} />
          {plan ? <DistrictMap plan={plan} start={from?.at} /> : null}
        </div>
        <div>
          <CentreResult centres={centres} nearest={data.nearest} service={service} from={from} />
          <CentreList
            centres={centres}
            language={language}
            headingLevel="h2"
            isNumbered={plan !== undefined}
            more={(centre) => <RankedNotes centre={centre} service={service} />}
          />
        </div>
      </div>
    </>
  );
}
