import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StoredHtml } from "#app/components/ui/stored-html.tsx";
import type { Guide } from "#app/domain/catalogue/public-service.ts";
import { formatDate } from "#app/i18n/format.ts";
import { GuideContents } from "./guide-contents.tsx";
import { GuideFacts } from "./guide-facts.tsx";

type GuidePageProps = { readonly guide: Guide; readonly isOverdue: boolean };

export function GuidePage({ guide, isOverdue }: GuidePageProps) {
  const { t, contentT, language } = useTranslation();
  const isPolicy = guide.kind === "policy";
  const date = (day: string) => formatDate(language, day);
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
          {guide.validTo ? (
            <NotificationBanner tone="warning" title={t("catalogue:guide.ends", { date: date(guide.validTo) })}>
              <p>{t("catalogue:guide.ends_text")}</p>
            </NotificationBanner>
          ) : null}
          {isOverdue ? (
            <NotificationBanner tone="warning" title={t("catalogue:guide.overdue", { date: date(guide.reviewBy) })}>
              <p>{t("catalogue:guide.overdue_text")}</p>
            </NotificationBanner>
          ) : null}
        </div>
        <aside className="service-aside">
          <GuideContents headings={guide.headings} />
        </aside>
        <div className="service-body">
          <StoredHtml html={guide.bodyHtml} />
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
          {isPolicy ? (
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
