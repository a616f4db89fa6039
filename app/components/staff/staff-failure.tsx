import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ErrorPage } from "#app/http/error-page.ts";
import { KeptWords } from "./kept-words.tsx";
import type { TypedWords } from "./typed-words.ts";

/** The staff area has words of its own for what happens there often; the portal's for the rest. */
const OWN_WORDS = ["forbidden", "not_found", "sign_in_needed", "conflict"];

type StaffFailureProps = { readonly failure: ErrorPage; readonly typed?: TypedWords };

/** What went wrong, what was typed meanwhile, and the way back to work. */
export function StaffFailure({ failure, typed }: StaffFailureProps) {
  const { t } = useTranslation();
  const { code, requestId, retryAfterSeconds } = failure;
  const words = OWN_WORDS.includes(code) ? `staff:failure.${code}` : `errors:${code}`;
  return (
    <>
      <PageHeading title={t(`${words}.title`)} lead={t(`${words}.text`)} />
      {retryAfterSeconds === undefined ? null : <p>{t("errors:help.retry_in", { count: retryAfterSeconds })}</p>}
      {typed ? <KeptWords typed={typed} /> : null}
      <div className="button-row">
        {code === "sign_in_needed" ? (
          <LinkButton href="/staff/sign-in">{t("common:failure.sign_in")}</LinkButton>
        ) : (
          <LinkButton href="/staff">{t("staff:failure.back")}</LinkButton>
        )}
      </div>
      {requestId && code !== "not_found" ? (
        <p className="failure-number">
          {t("staff:failure.number")} <span className="font-mono">{requestId}</span>
        </p>
      ) : null}
    </>
  );
}
