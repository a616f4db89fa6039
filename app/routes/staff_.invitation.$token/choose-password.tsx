import { PasswordInput } from "#app/components/staff/password-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { MIN_PASSWORD_LENGTH, type PasswordFault } from "#app/domain/accounts/password-rules.ts";

type ChoosePasswordProps = {
  readonly page: {
    readonly title: string;
    readonly owner: { readonly name: string; readonly email: string } | undefined;
  };
  readonly refused: { readonly field: "password" | "again"; readonly fault: PasswordFault | "different" } | undefined;
};

/** A password chosen by a link from a mail; what to do when the link no longer works. */
export function ChoosePassword({ page, refused }: ChoosePasswordProps) {
  const { t } = useTranslation();
  const { owner, title } = page;
  if (!owner) {
    return (
      <div className="sign-in">
        <PageHeading title={title} lead={t("accounts:invitation.gone")} />
        <LinkButton href="/staff/sign-in">{t("accounts:invitation.to_sign_in")}</LinkButton>
      </div>
    );
  }
  const error = refused && t(`accounts:password_fault.${refused.fault}`, { count: MIN_PASSWORD_LENGTH });
  const errorAt = (field: "password" | "again") => (refused?.field === field ? error : undefined);
  return (
    <div className="sign-in">
      <ErrorSummary
        title={t("accounts:own.problem")}
        errors={refused && error ? [{ href: `#${refused.field}`, text: error }] : []}
      />
      <PageHeading title={title} lead={t("accounts:invitation.lead", { name: owner.name })} />
      <form method="post" noValidate>
        {/* For password managers: which account the new password belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={owner.email} />
        <PasswordInput
          id="password"
          label={t("accounts:own.new")}
          hint={t("accounts:own.new_hint", { count: MIN_PASSWORD_LENGTH })}
          error={errorAt("password")}
          isNew
        />
        <PasswordInput id="again" label={t("accounts:own.again")} error={errorAt("again")} isNew />
        <Button>{t("accounts:invitation.submit")}</Button>
      </form>
    </div>
  );
}
