import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

type SignInFormProps = {
  readonly next: string;
  readonly isSignedOut: boolean;
  /** The second page was opened too long after the first. */
  readonly isTooLate: boolean;
  /** They came from a page that needs a session, perhaps one that has just ended. */
  readonly isAskedFor: boolean;
  readonly tried: { readonly fault: "incomplete" | "refused"; readonly email: string } | undefined;
};

export function SignInForm({ next, isSignedOut, isTooLate, isAskedFor, tried }: SignInFormProps) {
  const { t } = useTranslation();
  const errors = tried
    ? [{ href: tried.email ? "#password" : "#email", text: t(`accounts:sign_in.${tried.fault}`) }]
    : [];
  return (
    <div className="sign-in">
      <ErrorSummary title={t("accounts:sign_in.problem")} errors={errors} />
      {!tried && isSignedOut ? <NotificationBanner tone="success" title={t("accounts:sign_in.signed_out")} /> : null}
      {!tried && isTooLate ? <NotificationBanner title={t("accounts:sign_in.too_late")} /> : null}
      {!tried && !isSignedOut && !isTooLate && isAskedFor ? (
        <NotificationBanner title={t("accounts:sign_in.asked_for")} />
      ) : null}
      <PageHeading title={t("accounts:sign_in.title")} lead={t("accounts:sign_in.lead")} />
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
          defaultValue={tried?.email}
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
      <p>
        <a href="/">{t("accounts:sign_in.to_portal")}</a>
      </p>
    </div>
  );
}
