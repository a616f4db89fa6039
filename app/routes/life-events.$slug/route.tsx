import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { AskBox } from "#app/components/catalogue/ask-box.tsx";
import { ServiceList, ShortServiceList } from "#app/components/catalogue/service-list.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listFacets } from "#app/domain/catalogue/list-facets.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { AppError } from "#app/lib/app-error.ts";

export const headers = publicPageHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { contentLanguage, mode, services } = context;
  const { lifeEvents } = await listFacets(services, { language: contentLanguage });
  const event = lifeEvents.find((candidate) => candidate.id === params["slug"]);
  if (!event) throw new AppError("not_found");
  const listed = await listPublicServices(services, { language: contentLanguage, lifeEvent: event.id });
  const found = await inPlainWords(services, listed, { mode, language: contentLanguage });
  return { title: event.label, description: event.summary, mode, found };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function LifeEvent() {
  const { title, description, mode, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs items={[{ href: "/", label: t("common:home") }]} />
      <PageHeading title={title} caption={t("catalogue:life_event.caption")} lead={description} isContent />
      <p className="result-count">{t("catalogue:life_event.count", { count: found.length })}</p>
      {mode === "simple" ? <ShortServiceList services={found} /> : <ServiceList services={found} />}
      <div className="after-list">
        <AskBox label={t("catalogue:home.ask_label")} />
      </div>
    </>
  );
}
