import { useTranslation } from "#app/components/texts.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

type CodeInputProps = {
  readonly hint: string;
  readonly typed?: string | undefined;
  readonly error?: string | undefined;
};

/** The box for a code that was mailed. */
export function CodeInput({ hint, typed, error }: CodeInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      id="code"
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={40}
      width="short"
      label={t("account:code.label")}
      hint={hint}
      defaultValue={typed}
      {...(error ? { error } : {})}
    />
  );
}
