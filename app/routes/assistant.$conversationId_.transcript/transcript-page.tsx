import { AnswerText } from "#app/components/assistant/answer-text.tsx";
import { SourcesList } from "#app/components/assistant/sources-list.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import type { TranscriptPageData } from "./load-transcript-page.server.ts";
import { MailForm } from "./mail-form.tsx";

type Props = {
  readonly page: TranscriptPageData & { readonly isMailed: boolean; readonly submissionKey: string };
  readonly refused: { readonly typed: string; readonly isWrong: boolean } | undefined;
};
type Part = TranscriptPageData["parts"][number];

/** A conversation to print, to save and to mail. */
export function TranscriptPage({ page, refused }: Props) {
  const { t } = useTranslation();
  const address = `/assistant/${page.conversationId}`;
  const isWrong = refused?.isWrong ?? false;
  return (
    <>
      <a className="back-link no-print" href={address}>
        {t("assistant:transcript.back")}
      </a>
      {isWrong ? (
        <ErrorSummary
          title={t("assistant:error.title")}
          errors={[{ href: "#email", text: t("assistant:transcript.mail_wrong") }]}
        />
      ) : null}
      {page.isMailed ? <NotificationBanner tone="success" title={t("assistant:transcript.mailed")} /> : null}
      <PageHeading title={page.title} lead={t("assistant:transcript.copy_of", { date: page.copiedAt })} />
      <div className="transcript-ways no-print" data-island="print">
        <button type="button" className="tool full-only" data-print="" hidden>
          <Icon name="printer" />
          {t("assistant:transcript.print")}
        </button>
        <a className="tool" href={`${address}/transcript.txt`} download>
          <Icon name="document" />
          {t("assistant:transcript.save")}
        </a>
      </div>
      {page.parts.length === 0 ? <p>{t("assistant:transcript.nothing")}</p> : null}
      {page.parts.map((part, index) => (
        <TranscriptPartView key={index} part={part} publicUrl={page.publicUrl} />
      ))}
      <MailForm submissionKey={page.submissionKey} typed={refused?.typed} isWrong={isWrong} />
      <p className="quiet no-print">{t("assistant:kept_for", { count: page.keepDays })}</p>
    </>
  );
}

function TranscriptPartView({ part, publicUrl }: { readonly part: Part; readonly publicUrl: string }) {
  const { t } = useTranslation();
  if (part.kind === "talk") {
    return (
      <section className="transcript-part">
        <h2>{t("assistant:transcript.talk", { desk: part.deskName })}</h2>
        {part.entries.map((entry) => (
          <p key={entry.id} className="keep-lines">
            <bdi className="transcript-when">{entry.atText}</bdi>{" "}
            {entry.author ? <strong>{entry.author}: </strong> : null}
            {entry.text}
          </p>
        ))}
      </section>
    );
  }
  return (
    <section className="transcript-part">
      <h2>
        {t("assistant:question_by")} <bdi className="transcript-when">{part.askedAt}</bdi>
      </h2>
      {part.isReplaced ? <StatusTag>{t("assistant:replaced.tag")}</StatusTag> : null}
      <p className="keep-lines transcript-question" dir="auto">
        {part.question}
      </p>
      {part.answer ? (
        <>
          <AnswerText answer={part.answer} />
          <SourcesList answer={part.answer} printedFrom={publicUrl} />
        </>
      ) : (
        <p>{t("assistant:unanswered.title")}</p>
      )}
    </section>
  );
}
