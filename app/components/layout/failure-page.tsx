import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ErrorPage, SentForm } from "#app/http/error-page.ts";

type FailurePageProps = { readonly failure: ErrorPage; readonly phone: string };

/** Longer waits are told in words. */
const SHORT_SECONDS = 3_600;

/** What went wrong, in plain words, and what to do now. Never shows an error's own words. */
export function FailurePage({ failure, phone }: FailurePageProps) {
  const { t } = useTranslation();
  const { code, requestId, retryAfterSeconds, sent } = failure;
  return (
    <>
      <PageHeading title={t(`errors:${code}.title`)} lead={t(`errors:${code}.text`)} />
      {retryAfterSeconds === undefined || retryAfterSeconds > SHORT_SECONDS ? null : (
        <p>{t("errors:help.retry_in", { count: retryAfterSeconds })}</p>
      )}
      {sent ? <SendAgain {...sent} /> : null}
      <div className="button-row">
        {code === "sign_in_needed" ? (
          <LinkButton href="/staff/sign-in">{t("common:failure.sign_in")}</LinkButton>
        ) : (
          <LinkButton href="/" variant={sent ? "secondary" : undefined}>
            {t("common:failure.home")}
          </LinkButton>
        )}
        <LinkButton href="/services" variant="secondary">
          {t("common:failure.services")}
        </LinkButton>
        <LinkButton href={`tel:${phone}`} variant="secondary">
          {t("common:failure.call", { number: phone })}
        </LinkButton>
      </div>
      {requestId && code !== "not_found" ? (
        <p className="failure-number">
          {t("errors:help.request_id")} <span className="font-mono">{requestId}</span>
        </p>
      ) : null}
    </>
  );
}

/** What was written, in the page itself: one button sends it again, with or without scripts. */
function SendAgain({ action, fields }: SentForm) {
  const { t } = useTranslation();
  return (
    <form method="post" action={action}>
      {fields.map(([name, value], i) => (
        <input key={i} type="hidden" name={name} value={value} />
      ))}
      <p>{t("common:failure.kept")}</p>
      <div className="button-row">
        <Button type="submit">{t("common:failure.send_again")}</Button>
      </div>
    </form>
  );
}
