import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

/** The form that the switches at the top of the page send too. */
export const MAIL_FORM = "mail-form";

type MailFormProps = {
  readonly submissionKey: string;
  readonly typed: string | undefined;
  readonly isWrong: boolean;
};

/** Sends the conversation to an address. */
export function MailForm({ submissionKey, typed, isWrong }: MailFormProps) {
  const { t } = useTranslation();
  return (
    <form method="post" id={MAIL_FORM} noValidate className="form-section no-print">
      <h2>{t("assistant:transcript.mail_title")}</h2>
      <input type="hidden" name="key" value={submissionKey} />
      <TextInput
        id="email"
        name="email"
        type="email"
        autoComplete="email"
        label={t("assistant:transcript.mail_label")}
        hint={t("assistant:transcript.mail_hint")}
        error={isWrong ? t("assistant:transcript.mail_wrong") : undefined}
        defaultValue={typed}
      />
      <Button variant="secondary">{t("assistant:transcript.mail_submit")}</Button>
    </form>
  );
}
