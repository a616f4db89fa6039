import { useTranslation } from "#app/components/texts.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

type CodeInputProps = {
  /** Where two codes are asked for: which one this is. */
  readonly id?: string;
  readonly label?: string;
  readonly hint: string;
  readonly typed?: string | undefined;
  readonly error?: string | undefined;
};

/** The box for a code that was mailed. */
export function CodeInput({ id = "code", label, hint, typed, error }: CodeInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      id={id}
      name={id}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={40}
      width="short"
      label={label ?? t("account:code.label")}
      hint={hint}
      defaultValue={typed}
      {...(error ? { error } : {})}
    />
  );
}
