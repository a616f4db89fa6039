import { toBlocks } from "#app/components/assistant/answer-text.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { DrawnNotice } from "./draw-notice.server.ts";
import { NoticeArticle } from "./notice-article.tsx";

type WatchPageProps = {
  readonly page: {
    readonly title: string;
    readonly state: "news" | "waiting" | "confirm" | "wait";
    readonly question: string;
    readonly answer: { readonly text: string; readonly language: string };
    readonly email: string;
    readonly canConfirm: boolean;
    readonly hasOthers: boolean;
    readonly conversation: string | undefined;
    readonly isJustConfirmed: boolean;
    readonly notices: readonly DrawnNotice[];
  };
};

/** What somebody waits for, what they were told, and the way to stop it. */
export function WatchPage({ page }: WatchPageProps) {
  const { t } = useTranslation();
  return (
    <>
      {page.isJustConfirmed ? <NotificationBanner tone="success" title={t("watches:page.confirmed")} /> : null}
      <PageHeading title={page.title} lead={t(`watches:page.lead.${page.state}`, { email: page.email })} />
      {page.canConfirm ? (
        <form method="post" className="button-row">
          <Button name="intent" value="confirm">
            {t("watches:page.confirm")}
          </Button>
        </form>
      ) : null}
      {page.notices.map((notice) => (
        <NoticeArticle key={notice.id} notice={notice} />
      ))}
      <section className="form-section">
        <h2>{t("watches:page.question")}</h2>
        <blockquote className="watch-question keep-lines" dir="auto">
          {page.question}
        </blockquote>
        <Details summary={t("watches:page.answer")}>
          <div lang={page.answer.language} dir="auto">
            {toBlocks(page.answer.text).map(({ lines }, index) => (
              <p key={index} className="keep-lines">
                {lines.join("\n")}
              </p>
            ))}
          </div>
        </Details>
        <p className="button-row">
          {page.conversation ? (
            <a className="standalone-link" href={page.conversation}>
              {t("watches:page.back")}
            </a>
          ) : null}
          <a className="standalone-link" href={`/assistant?q=${encodeURIComponent(page.question)}`}>
            {t("watches:page.ask_again")}
          </a>
        </p>
      </section>
      <section className="form-section" aria-labelledby="stop">
        <h2 id="stop">{t("watches:page.stop_title")}</h2>
        <p>{t("watches:page.stop_text")}</p>
        <form method="post" className="button-row">
          <Button variant="secondary" name="intent" value="stop">
            {t("watches:page.stop")}
          </Button>
          {page.hasOthers ? (
            <Button variant="secondary" name="intent" value="stop_all">
              {t("watches:page.stop_all")}
            </Button>
          ) : null}
        </form>
      </section>
    </>
  );
}
