import { useTranslation } from "#app/components/texts.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

type SecondFactorInputProps = {
  readonly hint: string;
  readonly error: string | undefined;
  /** Only codes of an app are taken here: digits. */
  readonly isAppOnly?: boolean;
};

/** Where the code of the authenticator app is typed. */
export function SecondFactorInput({ hint, error, isAppOnly = false }: SecondFactorInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      id="code"
      name="code"
      width="short"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      label={t("accounts:code.label")}
      hint={hint}
      {...(isAppOnly ? { inputMode: "numeric" as const } : {})}
      {...(error ? { error } : {})}
    />
  );
}
