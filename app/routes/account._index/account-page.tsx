import type { SerializeFrom } from "@remix-run/node";
import { RequestList } from "#app/components/requests/request-list.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { ProviderProblemBanner } from "#app/components/account/provider-problem-banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import type { loader } from "./route.tsx";
import { LookSection } from "./look-section.tsx";
import { ProviderSection } from "./provider-section.tsx";
import { SessionList } from "#app/components/account/session-list.tsx";

type AccountPageProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly refused: { readonly typed: string } | undefined;
};

const DONE = new Set(["name", "ended", "look"]);

/** What somebody has begun here, in whatever browser, and where they are signed in. */
export function AccountPage({ page, refused }: AccountPageProps) {
  const { t } = useTranslation();
  const error = refused ? t("account:name.too_long") : undefined;
  return (
    <>
      {error ? <ErrorSummary title={t("account:problem")} errors={[{ href: "#name", text: error }]} /> : null}
      {!refused && page.done && DONE.has(page.done) ? (
        <NotificationBanner tone="success" title={t(`account:done.${page.done}`)} />
      ) : null}
      {page.provider && page.problem ? (
        <ProviderProblemBanner
          provider={page.provider.name}
          problem={page.problem}
          backTo={page.next === "/account" ? undefined : page.next}
        />
      ) : null}
      <PageHeading
        title={page.name ? t("account:page.hello", { name: page.name }) : page.title}
        lead={page.email ? t("account:page.lead", { email: page.email }) : t("account:page.lead_provider")}
      />
      <form method="post" action="/sign-out" className="form-section">
        <Button variant="secondary">{t("account:page.sign_out")}</Button>
      </form>
      {page.canJoin ? (
        <section className="form-section">
          <p>
            <a className="standalone-link" href="/account/join">
              {t("account:page.join")}
            </a>
          </p>
        </section>
      ) : null}
      <RequestList requests={page.requests} language={page.language} timeZone={page.timeZone} isAccount />
      <section className="form-section">
        <h2>{t("account:conversations.title")}</h2>
        {page.conversations.length === 0 ? <p className="quiet">{t("account:conversations.empty")}</p> : null}
        <ul className="my-requests">
          {page.conversations.map(({ id, question, lastActiveAt }) => (
            <li key={id}>
              <a className="standalone-link" href={`/assistant/${id}`} dir="auto">
                {question}
              </a>
              <p className="quiet">{formatMoment(lastActiveAt, "day", page.language, page.timeZone)}</p>
            </li>
          ))}
        </ul>
      </section>
      <form method="post" className="form-section" noValidate>
        <h2>{t("account:name.title")}</h2>
        <TextInput
          id="name"
          name="name"
          autoComplete="name"
          label={t("account:name.label")}
          hint={t("account:name.hint")}
          defaultValue={refused?.typed ?? page.name}
          {...(error ? { error } : {})}
        />
        <Button variant="secondary" name="intent" value="name">
          {t("account:name.save")}
        </Button>
      </form>
      <LookSection profile={page.profile} languages={page.languages} />
      {page.email ? null : (
        <section className="form-section">
          <h2>{t("privacy:correct.email_first")}</h2>
          <p>{t("account:page.no_email")}</p>
          <p>
            <a className="standalone-link" href="/account/correct#email">
              {t("account:page.add_email")}
            </a>
          </p>
        </section>
      )}
      {page.provider ? <ProviderSection provider={page.provider} /> : null}
      <section className="form-section">
        <h2>{t("privacy:data.title")}</h2>
        <p>
          <a className="standalone-link" href="/account/data">
            {t("privacy:data.open")}
          </a>
        </p>
      </section>
      <p>
        <a className="standalone-link" href="/account/helpers">
          {t("helpers:account_link")}
        </a>
      </p>
      <SessionList sessions={page.sessions} language={page.language} timeZone={page.timeZone} />
    </>
  );
}
