import { OwnerProof } from "#app/components/staff/owner-proof.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { OwnProof } from "#app/domain/accounts/own-account.server.ts";

export type EndSessionsProps = {
  readonly email: string;
  readonly proof: OwnProof;
  /** The one session to end; all others without it. */
  readonly session: string | undefined;
  readonly isWrong: boolean;
};

/** Asks for the password before other sessions end. */
export function EndSessionsForm({ email, proof, session, isWrong }: EndSessionsProps) {
  const { t } = useTranslation();
  const error = isWrong ? t("accounts:password_fault.wrong") : undefined;
  return (
    <>
      <ErrorSummary title={t("accounts:own.problem")} errors={error ? [{ href: "#end_password", text: error }] : []} />
      <PageHeading
        title={t("accounts:own.end.title")}
        lead={t(proof === "password" ? "accounts:own.end.lead" : "accounts:own.end.lead_provider")}
      />
      <form method="post" className="form-section" noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {session ? <input type="hidden" name="session" value={session} /> : null}
        <OwnerProof proof={proof} id="end_password" error={error} next="/staff/account">
          <div className="button-row">
            <Button name="intent" value={session ? "end" : "end_others"}>
              {t("accounts:own.end.submit")}
            </Button>
            <a className="standalone-link" href="/staff/account">
              {t("accounts:own.end.back")}
            </a>
          </div>
        </OwnerProof>
      </form>
    </>
  );
}
