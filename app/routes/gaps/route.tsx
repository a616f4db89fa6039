import type { LoaderFunctionArgs, MetaFunction, LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { GAP_STATUSES } from "#app/domain/gaps/gap.ts";
import { listPublicGaps } from "#app/domain/gaps/read-gaps.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { PublicGapItem } from "./public-gap-item.tsx";
import styles from "#app/styles/gaps.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

// Changes with every question, not with what is published: not for the page cache.
export const headers = () => ({ "Cache-Control": "private, no-cache" });

export async function loader({ context }: LoaderFunctionArgs) {
  const { services, language, contentLanguage } = context;
  const t = getTranslator(language);
  const { gaps, counts } = await listPublicGaps(services, contentLanguage);
  return {
    title: t("gaps:title"),
    description: t("gaps:lead"),
    counts,
    gaps: gaps.map((gap) => ({
      ...gap,
      changedOn: formatMoment(gap.changedAt, "day", language, services.site.time_zone),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Gaps() {
  const { title, description, gaps, counts } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeading title={title} lead={description} />
      {total === 0 ? (
        <p>{t("gaps:none")}</p>
      ) : (
        <ul className="gap-counts">
          {GAP_STATUSES.map((status) => (
            <li key={status}>{t(`gaps:count.${status}`, { count: counts[status] })}</li>
          ))}
        </ul>
      )}
      {gaps.length > 0 ? (
        <ol className="gap-list">
          {gaps.map((gap) => (
            <PublicGapItem key={gap.id} gap={gap} />
          ))}
        </ol>
      ) : total > 0 ? (
        <p>{t("gaps:none_shown")}</p>
      ) : null}
      <section className="gap-how">
        <h2>{t("gaps:how_title")}</h2>
        <p>{t("gaps:how")}</p>
        <p>
          <a className="standalone-link" href="/assistant">
            {t("gaps:ask")}
          </a>
        </p>
      </section>
    </>
  );
}
