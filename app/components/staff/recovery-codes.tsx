import { useTranslation } from "#app/components/texts.tsx";
import { ConfirmationPanel } from "#app/components/ui/confirmation-panel.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";

type RecoveryCodesProps = {
  readonly codes: readonly string[];
  /** The account they open, for the sheet of paper. */
  readonly email: string;
  readonly next: string;
};

/** Codes that are shown this once, to be printed or written down. */
export function RecoveryCodes({ codes, email, next }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <div className="sign-in">
      <ConfirmationPanel title={t("accounts:recovery.title")}>
        <p>{t("accounts:recovery.lead", { count: codes.length })}</p>
      </ConfirmationPanel>
      <p>{t("accounts:recovery.whose", { email })}</p>
      <ol className="audit-details" aria-label={t("accounts:recovery.list")}>
        {codes.map((code) => (
          <li key={code}>
            <span className="font-mono" dir="ltr">
              {code}
            </span>
          </li>
        ))}
      </ol>
      <p>{t("accounts:recovery.keep")}</p>
      <LinkButton href={next}>{t("accounts:recovery.go_on")}</LinkButton>
    </div>
  );
}
