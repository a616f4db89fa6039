import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VerdictForm } from "#app/components/feedback/verdict-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { listCentres } from "#app/domain/catalogue/list-centres.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { describeService } from "#app/domain/open-formats/schema-org/describe-service.server.ts";
import { findPageVersion } from "#app/domain/feedback/find-page-version.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { AppError } from "#app/lib/app-error.ts";
import { ServicePage } from "./service-page.tsx";

export const headers = publicPageHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { contentLanguage, mode, services } = context;
  const found = await findPublicService(services, { slug: params["slug"] ?? "", language: contentLanguage });
  if (!found) throw new AppError("not_found");
  const service = await inPlainWords(services, found, { mode, language: contentLanguage });
  return {
    title: service.title,
    description: service.summary,
    structuredData: await describeService(services, found),
    service,
    version: await findPageVersion(services, `/services/${service.slug}`),
    centres: listCentres(services, { language: contentLanguage }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  ...(data ? [{ "script:ld+json": data.structuredData }] : []),
];

export default function Service() {
  const { service, version, centres } = useLoaderData<typeof loader>();
  return (
    <>
      <ServicePage service={service} centres={centres} />
      {version ? <VerdictForm about="page" page={`/services/${service.slug}`} version={version} /> : null}
    </>
  );
}
