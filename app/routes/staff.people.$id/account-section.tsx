import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { StaffState } from "#app/domain/accounts/staff-state.ts";
import { formatMoment } from "#app/i18n/format.ts";

type AccountSectionProps = {
  readonly member: {
    readonly version: number;
    readonly hasPassword: boolean;
    readonly hasSecondFactor: boolean;
    readonly invitedUntil: Date | string | null;
  };
  readonly state: StaffState;
  readonly timeZone: string;
};

/** The link for a password, the second factor, and whether the account is in use; each with what pressing means. */
export function AccountSection({ member, state, timeZone }: AccountSectionProps) {
  const { t, language } = useTranslation();
  const isSuspended = state === "suspended";
  const link = member.hasPassword ? "new_password" : "invitation";
  return (
    <section className="form-section">
      <h2>{t("accounts:people.account")}</h2>
      {state === "invited" && member.invitedUntil ? (
        <p>
          {t("accounts:people.invited_until", {
            moment: formatMoment(member.invitedUntil, "minute", language, timeZone),
          })}
        </p>
      ) : null}
      <form method="post">
        <input type="hidden" name="version" value={member.version} />
        {isSuspended ? null : (
          <>
            <p>{t(`accounts:people.link_${link}`)}</p>
            <Button variant="secondary" name="intent" value="invite">
              {t(`accounts:people.send_${link}`)}
            </Button>
          </>
        )}
        {member.hasSecondFactor && !isSuspended ? (
          <>
            <p>{t("accounts:people.reset_lead")}</p>
            <Button variant="secondary" name="intent" value="reset">
              {t("accounts:people.reset")}
            </Button>
          </>
        ) : null}
        <p>{t(isSuspended ? "accounts:people.take_back_lead" : "accounts:people.suspend_lead")}</p>
        <Button
          variant={isSuspended ? "secondary" : "warning"}
          name="intent"
          value={isSuspended ? "take_back" : "suspend"}
        >
          {t(isSuspended ? "accounts:people.take_back" : "accounts:people.suspend")}
        </Button>
      </form>
    </section>
  );
}
