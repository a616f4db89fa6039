import { OwnerProof } from "#app/components/staff/owner-proof.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import type { OwnProof } from "#app/domain/accounts/own-account.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

type SecondFactorSectionProps = {
  readonly secondFactor: { readonly setUpAt: Date | string; readonly codesLeft: number } | undefined;
  readonly proof: OwnProof;
  readonly isDemo: boolean;
  readonly timeZone: string;
  readonly error: string | undefined;
};

const SET_UP = "/staff/second-factor?next=/staff/account";

/** Whether there is a second factor, how many codes are left on paper, and how to have new ones. */
export function SecondFactorSection({ secondFactor, proof, isDemo, timeZone, error }: SecondFactorSectionProps) {
  const { t, language } = useTranslation();
  if (!secondFactor) {
    return (
      <section className="form-section">
        <h2>{t("accounts:own.second_factor")}</h2>
        <p>{t("accounts:own.none")}</p>
        {isDemo ? <InsetText>{t("accounts:own.none_demo")}</InsetText> : null}
        <LinkButton href={SET_UP} variant="secondary">
          {t("accounts:own.set_up")}
        </LinkButton>
      </section>
    );
  }
  return (
    <section className="form-section">
      <h2>{t("accounts:own.second_factor")}</h2>
      <p>{t("accounts:own.since", { moment: formatMoment(secondFactor.setUpAt, "minute", language, timeZone) })}</p>
      <p>{t("accounts:own.codes_left", { count: secondFactor.codesLeft })}</p>
      <LinkButton href={SET_UP} variant="secondary">
        {t("accounts:own.set_up_anew")}
      </LinkButton>
      <Details summary={t("accounts:own.renew_codes")} open={Boolean(error)}>
        <form method="post" noValidate>
          <p>{t("accounts:own.renew_lead")}</p>
          <OwnerProof proof={proof} id="codes_password" error={error} next="/staff/account">
            <Button variant="secondary" name="intent" value="recovery_codes">
              {t("accounts:own.renew_submit")}
            </Button>
          </OwnerProof>
        </form>
      </Details>
    </section>
  );
}
