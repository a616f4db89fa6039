import { OwnerProof } from "#app/components/staff/owner-proof.tsx";
import { SecondFactorInput } from "#app/components/staff/second-factor-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import type { OwnProof } from "#app/domain/accounts/own-account.server.ts";
import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";

type SetUpFormProps = {
  readonly page: {
    readonly title: string;
    readonly next: string;
    readonly isFirst: boolean;
    readonly proof: OwnProof;
    /** Nobody works here without one. */
    readonly isNeeded: boolean;
  };
  readonly offered: { readonly sealed: string; readonly secret: string; readonly qrCode: QrCodeDrawing };
  readonly fault: "code" | "password" | undefined;
};

/** Three steps on one page: get an app, read the picture, type the first code. */
export function SetUpForm({ page, offered, fault }: SetUpFormProps) {
  const { t } = useTranslation();
  const errorOf = (field: "code" | "password") => (fault === field ? t(`accounts:set_up.wrong_${field}`) : undefined);
  const passwordError = errorOf("password");
  return (
    <div className="sign-in">
      <ErrorSummary
        title={t("accounts:set_up.problem")}
        errors={fault ? [{ href: `#${fault}`, text: t(`accounts:set_up.wrong_${fault}`) }] : []}
      />
      <PageHeading title={page.title} lead={t("accounts:set_up.lead")} />
      {page.isFirst && page.isNeeded ? <InsetText>{t("accounts:set_up.needed")}</InsetText> : null}
      <form method="post" action={`/staff/second-factor?${new URLSearchParams({ next: page.next })}`} noValidate>
        <input type="hidden" name="next" value={page.next} />
        <input type="hidden" name="sealed" value={offered.sealed} />
        <section className="form-section">
          <h2>{t("accounts:set_up.step_app")}</h2>
          <p>{t("accounts:set_up.app")}</p>
        </section>
        <section className="form-section">
          <h2>{t("accounts:set_up.step_scan")}</h2>
          <p>{t("accounts:set_up.scan")}</p>
          <QrCode drawing={offered.qrCode} label={t("accounts:set_up.qr")} />
          <p>
            {t("accounts:set_up.by_hand")}{" "}
            <span className="font-mono" dir="ltr">
              {offered.secret}
            </span>
          </p>
        </section>
        <section className="form-section">
          <h2>{t("accounts:set_up.step_code")}</h2>
          <SecondFactorInput hint={t("accounts:set_up.code_hint")} error={errorOf("code")} isAppOnly />
          <OwnerProof
            proof={page.proof}
            id="password"
            hint={t("accounts:own.current_hint")}
            error={passwordError}
            next="/staff/account"
          >
            <Button>{t("accounts:set_up.submit")}</Button>
          </OwnerProof>
        </section>
      </form>
    </div>
  );
}
