import type { SerializeFrom } from "@remix-run/node";
import { OwnMandates } from "#app/components/privacy/own-mandates.tsx";
import { OwnRequestData } from "#app/components/privacy/own-request-data.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import { nameLanguage } from "#app/i18n/format.ts";
import type { loader } from "./route.tsx";

const DONE = ["phone", "mail"];

/** Everything stored about the resident, to read, to print, to take along, to correct and to erase. */
export function DataPage({ page }: { readonly page: SerializeFrom<typeof loader> }) {
  const { t } = useTranslation();
  const { own, language, timeZone, done } = page;
  const { account } = own;
  const moment = (at: Date | string) => formatMoment(new Date(at), "minute", language, timeZone);
  return (
    <>
      <Breadcrumbs items={[{ href: "/account", label: t("account:page.title") }]} />
      {done && DONE.includes(done) ? (
        <NotificationBanner tone="success" title={t(`privacy:correct.done.${done}`)} />
      ) : null}
      <PageHeading title={page.title} lead={t("privacy:data.lead")} />
      <nav className="form-section no-print" aria-label={t("privacy:data.links")}>
        <ul className="my-requests">
          {(["data.json", "correct", "erase"] as const).map((path) => (
            <li key={path}>
              <a className="standalone-link" href={`/account/${path}`}>
                {t(`privacy:data.${path === "data.json" ? "download" : path}`)}
              </a>
            </li>
          ))}
          <li>
            <a className="standalone-link" href="/data-sharing">
              {t("privacy:sharing.title")}
            </a>
          </li>
        </ul>
      </nav>
      <section className="form-section">
        <h2>{t("privacy:data.account")}</h2>
        <SummaryList
          rows={[
            { key: t("privacy:request.email"), value: <bdi>{account.email ?? t("privacy:data.none")}</bdi> },
            { key: t("privacy:request.name"), value: <bdi>{account.name ?? t("privacy:data.none")}</bdi> },
            { key: t("privacy:data.language"), value: <bdi>{nameLanguage(language, account.language)}</bdi> },
            ...(account.profile.language
              ? [
                  {
                    key: t("account:look.language"),
                    value: <bdi>{nameLanguage(language, account.profile.language)}</bdi>,
                  },
                ]
              : []),
            ...(account.profile.mode
              ? [{ key: t("account:look.mode"), value: t(`account:look.${account.profile.mode}`) }]
              : []),
            { key: t("privacy:data.since"), value: moment(account.since) },
            ...account.providers.map((issuer) => ({ key: t("privacy:data.provider"), value: <bdi>{issuer}</bdi> })),
            ...own.sessions.map(({ browser, lastUsedAt }) => ({
              key: t("privacy:data.session"),
              value: `${t(`account:browser.${browser}`)}, ${moment(lastUsedAt)}`,
            })),
            ...own.watches.map(({ question }) => ({
              key: t("privacy:data.watch"),
              value: <bdi>{question}</bdi>,
            })),
            ...own.follows.map(({ matter, to }) => ({
              key: t("privacy:data.follow"),
              value: (
                <>
                  <ContentText>{matter}</ContentText>, <bdi>{to}</bdi>
                </>
              ),
            })),
          ]}
        />
        <OwnMandates
          heading="h3"
          title={t("privacy:data.helpers")}
          by="helper"
          mandates={own.helpers}
          timeZone={timeZone}
        />
        <OwnMandates
          heading="h3"
          title={t("privacy:data.helping")}
          by="resident"
          mandates={own.helping}
          timeZone={timeZone}
        />
      </section>
      {own.requests.map((request) => (
        <section className="form-section" key={request.reference}>
          <h2>
            <ContentText>{request.title}</ContentText> <span className="font-mono">{request.reference}</span>
          </h2>
          <OwnRequestData heading="h3" request={request} language={language} timeZone={timeZone} />
        </section>
      ))}
      {own.drafts.map((draft, index) => (
        <section className="form-section" key={index}>
          <h2>
            {t("privacy:data.draft")} <ContentText>{draft.title}</ContentText>
          </h2>
          <SummaryList
            rows={[
              ...draft.answers.map(({ label, value }) => ({
                key: <ContentText>{label}</ContentText>,
                value: <bdi>{value}</bdi>,
              })),
              { key: t("privacy:request.kept"), value: moment(draft.keptUntil) },
            ]}
          />
        </section>
      ))}
      {own.conversations.map(({ id, lines }) => (
        <section className="form-section" key={id}>
          <h2>{t("privacy:data.conversation")}</h2>
          {lines.map(({ at, by, text }, index) => (
            <p key={index}>
              <b>{t(`privacy:by.${by}`)}</b> <span className="quiet">{moment(at)}</span>
              <br />
              <span className="request-words" dir="auto">
                {text}
              </span>
            </p>
          ))}
        </section>
      ))}
      {own.requests.length + own.drafts.length + own.conversations.length === 0 ? (
        <p>{t("privacy:data.empty")}</p>
      ) : null}
    </>
  );
}
