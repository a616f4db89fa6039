import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";

type LeavePageProps = {
  readonly page: {
    readonly title: string;
    readonly provider: string;
    readonly address: string;
    readonly host: string;
    readonly account?: string | undefined;
  };
};

/** The last page before the provider, for who adds it to the account they are signed in with. */
export function LeavePage({ page }: LeavePageProps) {
  const { t } = useTranslation();
  const { provider, host, account } = page;
  return (
    <>
      <PageHeading title={page.title} lead={t("account:provider.leave_lead", { provider, host })} />
      <section className="form-section">
        <p>
          {t(account ? "account:provider.leave_account" : "account:provider.leave_account_unnamed", {
            account,
            provider,
          })}
        </p>
        <p>{t("account:provider.leave_not_you")}</p>
      </section>
      <div className="button-row">
        <LinkButton href={page.address} rel="noreferrer" variant="start">
          {t("account:provider.go", { provider })}
        </LinkButton>
        <a className="standalone-link" href="/account">
          {t("account:provider.leave_stay")}
        </a>
      </div>
    </>
  );
}
