import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ErrorPage } from "#app/http/error-page.ts";

/** Pages of the staff area have words of their own for what happens there often; the portal's for the rest. */
const OWN_WORDS = ["forbidden", "not_found"];

/** What went wrong, and the way back to work. */
export function StaffFailure({ failure }: { readonly failure: ErrorPage }) {
  const { t } = useTranslation();
  const words = OWN_WORDS.includes(failure.code) ? `staff:failure.${failure.code}` : `errors:${failure.code}`;
  return (
    <>
      <PageHeading title={t(`${words}.title`)} lead={t(`${words}.text`)} />
      {failure.retryAfterSeconds === undefined ? null : (
        <p>{t("errors:help.retry_in", { count: failure.retryAfterSeconds })}</p>
      )}
      <LinkButton href="/staff">{t("staff:failure.back")}</LinkButton>
      {failure.requestId && failure.code !== "not_found" ? (
        <p className="failure-number">
          {t("staff:failure.number")} <span className="font-mono">{failure.requestId}</span>
        </p>
      ) : null}
    </>
  );
}
