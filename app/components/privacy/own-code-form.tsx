import { CodeInput } from "#app/components/account/code-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";

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
      <CodeInput hint={t("privacy:code_hint")} error={error} />
      <Button name="intent" value={intent}>
        {label}
      </Button>
    </form>
  );
}
