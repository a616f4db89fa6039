import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ProviderProblemBanner } from "#app/components/account/provider-problem-banner.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { ProviderProblem } from "#app/domain/residents/provider-problem.ts";

/** What the switches of language and version post, so that nothing typed is lost. */
export const SIGN_IN_FORM = "sign-in-form";

type SignInFormProps = {
  readonly page: {
    readonly title: string;
    readonly next: string;
    /** They came from a page that is for residents who are signed in. */
    readonly isAskedFor: boolean;
    readonly isSignedOut: boolean;
    /** Why they sign in again: to show who they are, or to go on where they were typing. */
    readonly again?: "end" | "change" | "typed" | undefined;
    readonly email?: string | undefined;
    /** What the provider is called that vouches for residents, where there is one. */
    readonly provider?: string | undefined;
    /** Why signing in there came to nothing. */
    readonly problem?: ProviderProblem | undefined;
  };
  readonly refused: { readonly typed: string; readonly isWrong: boolean } | undefined;
};

/** A mail address, to which the code goes. */
export function SignInForm({ page, refused }: SignInFormProps) {
  const { t } = useTranslation();
  const error = refused?.isWrong ? t("account:sign_in.email_wrong") : undefined;
  return (
    <>
      {error ? <ErrorSummary title={t("account:problem")} errors={[{ href: "#email", text: error }]} /> : null}
      {!refused && page.isSignedOut ? (
        <NotificationBanner tone="success" title={t("account:sign_in.signed_out")} />
      ) : null}
      {!refused && page.provider && page.problem ? (
        <ProviderProblemBanner provider={page.provider} problem={page.problem} />
      ) : null}
      {!refused && page.isAskedFor && !page.problem ? (
        <NotificationBanner
          title={t(page.again ? `account:sign_in.again.${page.again}` : "account:sign_in.asked_for")}
        />
      ) : null}
      <PageHeading title={page.title} lead={t("account:sign_in.lead")} />
      <form method="post" id={SIGN_IN_FORM} className="form-section" noValidate>
        <input type="hidden" name="next" value={page.next} />
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          label={t("account:sign_in.email")}
          hint={t("account:sign_in.email_hint")}
          defaultValue={refused?.typed ?? page.email}
          {...(error ? { error } : {})}
        />
        <div className="button-row">
          <Button>{t("account:sign_in.submit")}</Button>
        </div>
      </form>
      {page.provider ? (
        <section className="form-section">
          <h2>{t("account:provider.title", { provider: page.provider })}</h2>
          <p>{t("account:provider.lead", { provider: page.provider })}</p>
          <LinkButton
            href={`/sign-in/with?${new URLSearchParams({ next: page.next })}`}
            rel="nofollow"
            variant="secondary"
          >
            {t("account:provider.go", { provider: page.provider })}
          </LinkButton>
        </section>
      ) : null}
      <section className="form-section">
        <h2>{t("account:sign_in.without_title")}</h2>
        <p>{t("account:sign_in.without")}</p>
        <p>
          <a className="standalone-link" href="/requests">
            {t("account:sign_in.find_request")}
          </a>
        </p>
      </section>
    </>
  );
}
