import type { SerializeFrom } from "@remix-run/node";
import { OwnCodeForm } from "#app/components/privacy/own-code-form.tsx";
import { KeptText } from "#app/components/privacy/own-request-data.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { loader } from "./route.tsx";

type Refused = { readonly status: "gone" | "not_fresh" } | { readonly status: "wrong"; readonly triesLeft: number };

type ErasePageProps = { readonly page: SerializeFrom<typeof loader>; readonly refused: Refused | undefined };

/** What goes, what the law keeps and until when, and the code without which nothing goes. */
export function ErasePage({ page, refused }: ErasePageProps) {
  const { t } = useTranslation();
  const { email, requests, isSent, language } = page;
  const error =
    refused &&
    (refused.status === "not_fresh"
      ? t("privacy:erase.not_fresh")
      : t(`account:code.${refused.status}`, { count: refused.status === "wrong" ? refused.triesLeft : 0 }));
  return (
    <>
      <Breadcrumbs items={[{ href: "/account/data", label: t("privacy:data.title") }]} />
      {error ? (
        <ErrorSummary title={t("account:problem")} errors={[{ href: email ? "#code" : "#erase", text: error }]} />
      ) : null}
      <PageHeading title={page.title} lead={t("privacy:erase.lead")} />
      <p>{t("privacy:erase.goes")}</p>
      {requests.length > 0 ? (
        <section className="form-section">
          <h2>{t("privacy:erase.stays_title")}</h2>
          <p>{t("privacy:erase.stays")}</p>
          <ul className="my-requests">
            {requests.map(({ reference, title, kept }) => (
              <li key={reference}>
                <ContentText>{title}</ContentText> <span className="font-mono">{reference}</span>
                <p className="quiet">
                  <KeptText kept={kept} language={language} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {email ? (
        <>
          {isSent || refused ? (
            <>
              <p>{t("privacy:erase.sent", { email })}</p>
              <OwnCodeForm intent="erase" label={t("privacy:erase.button")} error={error} />
            </>
          ) : null}
          <form method="post">
            <Button variant="secondary" name="intent" value="send">
              {t(isSent || refused ? "account:code.again" : "privacy:erase.send")}
            </Button>
          </form>
        </>
      ) : (
        <form method="post">
          <Button id="erase" name="intent" value="erase">
            {t("privacy:erase.button")}
          </Button>
        </form>
      )}
    </>
  );
}
