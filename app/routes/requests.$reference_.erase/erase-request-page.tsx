import type { SerializeFrom } from "@remix-run/node";
import { KeptText } from "#app/components/privacy/own-request-data.tsx";
import { RequestCodeInput } from "#app/components/privacy/request-code-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { action, loader } from "./route.tsx";

type Props = {
  readonly page: SerializeFrom<typeof loader>;
  readonly refused: SerializeFrom<typeof action> | undefined;
};

/** What goes at once, what stays until when and why, and the code without which nothing goes. */
export function EraseRequestPage({ page, refused }: Props) {
  const { t } = useTranslation();
  const { reference, title, kept, canWithdraw } = page.own;
  const error =
    refused &&
    (refused.fault === "too_many"
      ? t("requests:find.error.too_many", { count: refused.minutes })
      : t(`privacy:own.fault.${refused.fault}`));
  const canErase = kept.status === "until";
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/requests/${reference}`, label: reference },
          { href: `/requests/${reference}/data`, label: t("privacy:data.request_title") },
        ]}
      />
      {error ? (
        <ErrorSummary title={t("account:problem")} errors={[{ href: canErase ? "#secret" : "#stays", text: error }]} />
      ) : null}
      <PageHeading
        title={page.title}
        caption={<ContentText>{title}</ContentText>}
        lead={t(canErase ? "privacy:erase.lead" : `privacy:own.not_now.${kept.status}`)}
      />
      {canErase ? <p>{t("privacy:own.goes")}</p> : null}
      <section className="form-section" id="stays" tabIndex={-1}>
        <h2>{t("privacy:erase.stays_title")}</h2>
        <p>{t(canErase ? "privacy:own.stays" : "privacy:own.stays_all")}</p>
        <p>
          <KeptText kept={kept} language={page.language} />
        </p>
        {canWithdraw ? (
          <p>
            {t("privacy:own.withdraw_first")}{" "}
            <a className="standalone-link" href={`/requests/${reference}/withdraw`}>
              {t("requests:task.withdraw.button")}
            </a>
          </p>
        ) : null}
      </section>
      {canErase ? (
        <form method="post" className="form-section" noValidate>
          <RequestCodeInput error={error} />
          <Button>{t("privacy:own.erase_button")}</Button>
        </form>
      ) : null}
    </>
  );
}
