import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { listDataSharing } from "#app/domain/catalogue/list-data-sharing.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  const { services, language, contentLanguage } = context;
  const t = getTranslator(language);
  return {
    title: t("privacy:sharing.title"),
    description: t("privacy:sharing.lead"),
    items: await listDataSharing(services, contentLanguage),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

/** Who holds what about people, who else gets it and by which law, and who never does. */
export default function DataSharing() {
  const { title, description, items } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={description} />
      {items.map((item) => (
        <section className="form-section" key={item.id}>
          <h2>
            <ContentText>{item.name}</ContentText>
          </h2>
          <SummaryList
            rows={[
              { key: t("privacy:sharing.holds"), value: <ContentText>{item.heldBy}</ContentText> },
              ...(item.shared.length === 0
                ? [{ key: t("privacy:sharing.gets"), value: t("privacy:sharing.nobody") }]
                : []),
              ...item.shared.map(({ desks, why, policy }) => ({
                key: t("privacy:sharing.gets"),
                value: (
                  <>
                    <ContentText>{desks}</ContentText>
                    <p>
                      <ContentText>{why}</ContentText> {t("privacy:sharing.basis")}{" "}
                      <a href={`/guides/${policy.slug}`}>
                        <ContentText>{policy.title}</ContentText>
                      </a>
                    </p>
                  </>
                ),
              })),
              ...item.never.map(({ whom, why }) => ({
                key: t("privacy:sharing.never"),
                value: (
                  <>
                    <ContentText>{whom}</ContentText>
                    <p>
                      <ContentText>{why}</ContentText>
                    </p>
                  </>
                ),
              })),
            ]}
          />
        </section>
      ))}
      <p>{t("privacy:sharing.others")}</p>
    </>
  );
}
