import type { SerializeFrom } from "@remix-run/node";
import { SessionList } from "#app/components/account/session-list.tsx";
import { PasswordInput } from "#app/components/staff/password-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { MIN_PASSWORD_LENGTH, type PasswordFault } from "#app/domain/accounts/password-rules.ts";
import type { loader } from "./route.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";

export type OwnAccountFault = {
  readonly field: "current" | "password" | "again" | "codes_password";
  readonly code: PasswordFault | "same" | "different" | "wrong";
};

type OwnAccountProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly fault: OwnAccountFault | undefined;
};

const DONE = ["password", "ended", "recovery_code", "no_codes"];
const WARNINGS = ["recovery_code", "no_codes"];

/** Password, second factor, codes on paper, and where they are signed in. */
export function OwnAccount({ page, fault }: OwnAccountProps) {
  const { t, language } = useTranslation();
  const error = fault && t(`accounts:password_fault.${fault.code}`, { count: MIN_PASSWORD_LENGTH });
  const errorAt = (field: OwnAccountFault["field"]) => (fault?.field === field ? error : undefined);
  const roles = new Intl.ListFormat(language, { type: "conjunction" }).format(
    page.roles.map((role) => t(`accounts:role.${role}`)),
  );
  return (
    <>
      <ErrorSummary
        title={t("accounts:own.problem")}
        errors={fault && error ? [{ href: `#${fault.field}`, text: error }] : []}
      />
      {!fault && page.done && DONE.includes(page.done) ? (
        <NotificationBanner
          tone={WARNINGS.includes(page.done) ? "warning" : "success"}
          title={t(`accounts:own.done.${page.done}`)}
        />
      ) : null}
      <PageHeading title={page.title} lead={t("accounts:own.lead", { name: page.name, email: page.email, roles })} />
      <SecondFactorSection
        secondFactor={page.secondFactor}
        proof={page.proof}
        isDemo={page.isDemo}
        timeZone={page.timeZone}
        error={errorAt("codes_password")}
      />
      {page.proof === "password" ? (
        <form method="post" className="form-section" noValidate>
          <h2>{t("accounts:own.password")}</h2>
          <input type="hidden" name="username" autoComplete="username" value={page.email} />
          <PasswordInput id="current" label={t("accounts:own.current")} error={errorAt("current")} />
          <PasswordInput
            id="password"
            label={t("accounts:own.new")}
            hint={t("accounts:own.new_hint", { count: MIN_PASSWORD_LENGTH })}
            error={errorAt("password")}
            isNew
          />
          <PasswordInput id="again" label={t("accounts:own.again")} error={errorAt("again")} isNew />
          <Button name="intent" value="password">
            {t("accounts:own.change_password")}
          </Button>
        </form>
      ) : null}
      <SessionList sessions={page.sessions} language={page.language} timeZone={page.timeZone} />
    </>
  );
}
