import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

type OwnCodeFormProps = {
  readonly intent: string;
  readonly label: string;
  readonly error?: string | undefined;
};

/** The box for a code that was mailed, and the button that does what it is for. */
export function OwnCodeForm({ intent, label, error }: OwnCodeFormProps) {
  const { t } = useTranslation();
  return (
    <form method="post" className="form-section" noValidate>
      <TextInput
        id="code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={40}
        width="short"
        label={t("account:code.label")}
        hint={t("privacy:code_hint")}
        {...(error ? { error } : {})}
      />
      <Button name="intent" value={intent}>
        {label}
      </Button>
    </form>
  );
}
