import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AskBox } from "#app/components/catalogue/ask-box.tsx";
import { ServiceList, ShortServiceList } from "#app/components/catalogue/service-list.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findLifeEvent } from "#app/domain/catalogue/find-life-event.server.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { AppError } from "#app/lib/app-error.ts";
import { EventSteps } from "./event-steps.tsx";

export const headers = publicPageHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { contentLanguage, mode, services } = context;
  const found = await findLifeEvent(services, { id: params["slug"] ?? "", language: contentLanguage });
  if (!found) throw new AppError("not_found");
  const { title, summary, steps, others } = await inPlainWords(services, found, { mode, language: contentLanguage });
  return { title, description: summary, mode, steps, others };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function LifeEvent() {
  const { title, description, mode, steps, others } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs items={[{ href: "/", label: t("common:home") }]} />
      <PageHeading title={title} caption={t("catalogue:life_event.caption")} lead={description} isContent />
      <EventSteps steps={steps} />
      {others.length > 0 ? (
        <section className="form-section">
          {steps.length > 0 ? <h2>{t("catalogue:life_event.others")}</h2> : null}
          {mode === "simple" ? (
            <ShortServiceList services={others} />
          ) : (
            <ServiceList services={others} headingLevel={steps.length > 0 ? "h3" : "h2"} />
          )}
        </section>
      ) : null}
      <div className="after-list">
        <AskBox label={t("catalogue:home.ask_label")} />
      </div>
    </>
  );
}
