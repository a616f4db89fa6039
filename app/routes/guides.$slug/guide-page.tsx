import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StoredHtml } from "#app/components/ui/stored-html.tsx";
import type { Guide } from "#app/domain/catalogue/public-service.ts";
import { GuideContents } from "./guide-contents.tsx";
import { GuideFacts } from "./guide-facts.tsx";
import { GuideNotices } from "./guide-notices.tsx";
import { OriginalFile } from "./original-file.tsx";

type GuidePageProps = { readonly guide: Guide; readonly isOverdue: boolean };

export function GuidePage({ guide, isOverdue }: GuidePageProps) {
  const { t, contentT } = useTranslation();
  const isPolicy = guide.kind === "policy";
  return (
    <>
      <Breadcrumbs items={[{ href: "/", label: t("common:home") }]} />
      <article className="service-page">
        <div className="service-head">
          <PageHeading
            title={guide.title}
            caption={isPolicy ? t("catalogue:guide.caption_policy") : undefined}
            lead={guide.summary}
            isContent
          />
          <GuideNotices guide={guide} isOverdue={isOverdue} />
        </div>
        <aside className="service-aside">
          <GuideContents headings={guide.headings} />
        </aside>
        <div className="service-body">
          <StoredHtml html={guide.bodyHtml} language={guide.bodyLanguage} />
          <OriginalFile guide={guide} />
          <GuideFacts guide={guide} />
          {guide.services.length > 0 ? (
            <div>
              <h2 className="minor-heading">{t("catalogue:guide.services")}</h2>
              <ul className="link-list">
                {guide.services.map((service) => (
                  <li key={service.slug}>
                    <a href={`/services/${service.slug}`}>
                      <ContentText>{service.title}</ContentText>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {isPolicy && !guide.isPast ? (
            <form method="post" action="/assistant" className="button-row">
              <Button
                variant="secondary"
                name="question"
                value={contentT("catalogue:guide.question_about", { title: guide.title })}
              >
                {t("catalogue:guide.ask")}
              </Button>
            </form>
          ) : null}
        </div>
      </article>
    </>
  );
}
