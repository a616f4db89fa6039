import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CentreList } from "#app/components/catalogue/centre-list.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listCentres } from "#app/domain/catalogue/list-centres.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = publicPageHeaders;

export function loader({ context }: LoaderFunctionArgs) {
  const { language, contentLanguage, services } = context;
  const t = getTranslator(language);
  return {
    title: t("catalogue:centres.title"),
    description: t("catalogue:centres.lead"),
    language,
    centres: listCentres(services, { language: contentLanguage }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Centres() {
  const { title, description, language, centres } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={title} lead={description} />
      <CentreList centres={centres} language={language} headingLevel="h2" />
    </>
  );
}
