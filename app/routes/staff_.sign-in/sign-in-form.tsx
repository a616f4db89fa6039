import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { StaffProviderProblem } from "#app/domain/accounts/staff-provider-problem.ts";

type SignInFormProps = {
  readonly next: string;
  readonly isSignedOut: boolean;
  /** The second page was opened too long after the first. */
  readonly isTooLate: boolean;
  /** They came from a page that needs a session, perhaps one that has just ended. */
  readonly isAskedFor: boolean;
  /** What the provider is called that vouches for staff, where there is one. */
  readonly provider?: string | undefined;
  readonly hasPasswords: boolean;
  /** Why signing in there came to nothing. */
  readonly problem?: StaffProviderProblem | undefined;
  readonly tried: { readonly fault: "incomplete" | "refused"; readonly email: string } | undefined;
};

/** By password, by the provider, or by either, as the authority configured. */
export function SignInForm(props: SignInFormProps) {
  const { next, isSignedOut, isTooLate, isAskedFor, provider, hasPasswords, problem, tried } = props;
  const { t } = useTranslation();
  const errors = tried
    ? [{ href: tried.email ? "#password" : "#email", text: t(`accounts:sign_in.${tried.fault}`) }]
    : [];
  return (
    <div className="sign-in">
      <ErrorSummary title={t("accounts:sign_in.problem")} errors={errors} />
      {!tried && isSignedOut ? <NotificationBanner tone="success" title={t("accounts:sign_in.signed_out")} /> : null}
      {!tried && isTooLate ? <NotificationBanner title={t("accounts:sign_in.too_late")} /> : null}
      {!tried && problem ? (
        <NotificationBanner tone="warning" title={t("accounts:sign_in.problem")}>
          <p>{t(`accounts:provider.problem.${problem}`, { provider })}</p>
        </NotificationBanner>
      ) : null}
      {!tried && !isSignedOut && !isTooLate && !problem && isAskedFor ? (
        <NotificationBanner title={t("accounts:sign_in.asked_for")} />
      ) : null}
      <PageHeading title={t("accounts:sign_in.title")} lead={t("accounts:sign_in.lead")} />
      {provider ? (
        <p className="form-section">
          <LinkButton href={`/staff/sign-in/with?${new URLSearchParams({ next })}`} rel="nofollow">
            {t("accounts:provider.go", { provider })}
          </LinkButton>
        </p>
      ) : null}
      {hasPasswords ? <PasswordForm next={next} email={tried?.email} /> : null}
      <p>
        <a href="/">{t("accounts:sign_in.to_portal")}</a>
      </p>
    </div>
  );
}

function PasswordForm({ next, email }: { readonly next: string; readonly email: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <form method="post">
        <input type="hidden" name="next" value={next} />
        <TextInput
          id="email"
          name="email"
          type="email"
          label={t("accounts:sign_in.email")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={email}
          required
        />
        <TextInput
          id="password"
          name="password"
          type="password"
          label={t("accounts:sign_in.password")}
          autoComplete="current-password"
          required
        />
        <Button>{t("accounts:sign_in.submit")}</Button>
      </form>
      <p className="sign-in-note">{t("accounts:sign_in.forgotten")}</p>
    </>
  );
}
