import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import type { ResidentRequest } from "#app/domain/requests/get-request-for-resident.server.ts";
import type { StaffLook } from "#app/domain/requests/list-staff-looks.server.ts";
import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { ActingBanner } from "./acting-banner.tsx";
import { RequestDesk } from "./request-desk.tsx";
import { RequestFiles } from "./request-files.tsx";
import { RequestHistory } from "./request-history.tsx";
import { RequestNow } from "./request-now.tsx";
import { StaffLooks } from "./staff-looks.tsx";
import { RequestWays } from "./request-ways.tsx";
import { RequestTasks } from "./request-tasks.tsx";

export type RequestPageProps = {
  readonly seen: ResidentRequest;
  /** What the resident has just done. */
  readonly done: string | undefined;
  readonly language: Language;
  readonly timeZone: string;
  readonly looks: readonly StaffLook[];
  /** Opens the page from paper. */
  readonly code: QrCodeDrawing;
};

const DONE = [
  "way-started",
  "way-ended",
  "answer-question",
  "add-information",
  "withdraw",
  "reopen",
  "rate-solved",
  "rate-not-solved",
];

/** A request as its resident follows it. */
export function RequestPage(props: RequestPageProps) {
  const { seen, done, language, timeZone } = props;
  const { t } = useTranslation();
  const { request } = seen;
  return (
    <>
      <Breadcrumbs
        items={[
          { href: "/", label: t("common:home") },
          { href: "/requests", label: t("requests:find.title") },
        ]}
      />
      {done && DONE.includes(done) ? (
        <NotificationBanner tone="success" title={t(`requests:page.done.${done}`)} />
      ) : null}
      {seen.renewedAt ? (
        <NotificationBanner
          title={t("requests:lost.renewed_on", { date: formatMoment(seen.renewedAt, "minute", language, timeZone) })}
        >
          <p>{t("requests:lost.not_you", { phone: seen.desk.phone })}</p>
        </NotificationBanner>
      ) : null}
      {seen.mandate ? <ActingBanner mandate={seen.mandate} language={language} timeZone={timeZone} /> : null}
      <PageHeading
        isContent
        title={seen.title}
        caption={t("requests:page.caption", { reference: request.reference })}
      />
      <div className="request-columns">
        <div>
          <RequestNow {...props} />
          <RequestTasks {...props} />
          <RequestFiles {...props} />
        </div>
        <RequestDesk seen={seen} language={language} timeZone={timeZone} />
        <div>
          <RequestHistory {...props} />
          {seen.mandate ? null : <RequestWays seen={seen} />}
          {seen.mandate ? null : <StaffLooks looks={props.looks} timeZone={timeZone} />}
          <section className="form-section">
            <h2>{t("requests:page.answers_title")}</h2>
            <SummaryList
              rows={[
                ...(seen.answers.length === 0 && request.description
                  ? [{ key: t("requests:page.description"), value: request.description }]
                  : []),
                ...seen.answers.map(({ label, value }) => ({
                  key: <ContentText>{label}</ContentText>,
                  value: <bdi>{value}</bdi>,
                })),
                {
                  key: t("requests:page.sent"),
                  value: formatMoment(request.submittedAt, "minute", language, timeZone),
                },
                ...(request.contact.email && seen.answers.length === 0
                  ? [{ key: t("requests:page.contact_email"), value: request.contact.email }]
                  : []),
              ]}
            />
            {seen.mandate ? null : <OwnLinks reference={request.reference} />}
          </section>
          {seen.mandate ? null : (
            <div className="receipt-code print-only">
              <QrCode drawing={props.code} label={t("forms:sent.code")} />
              <p>{t("forms:sent.code")}</p>
            </div>
          )}
        </div>
      </div>
    </>
  );
}

/** Where only the resident gets: what leaves the page, and who may help. */
function OwnLinks({ reference }: { readonly reference: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="no-print">
        <a className="standalone-link" href={`/requests/${reference}/helpers`}>
          {t("helpers:link")}
        </a>
      </p>
      <p className="no-print">
        <a className="standalone-link" href={`/requests/${reference}/calendar.ics`}>
          {t("requests:calendar.link")}
        </a>
      </p>
      <p className="no-print">
        <a className="standalone-link" href={`/requests/${reference}/feed`}>
          {t("requests:feed.link")}
        </a>
      </p>
      <p className="no-print">
        <a className="standalone-link" href={`/requests/${reference}/data`}>
          {t("privacy:data.request_open")}
        </a>
      </p>
    </>
  );
}
