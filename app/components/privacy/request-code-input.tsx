import { useTranslation } from "#app/components/texts.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

/** The code of a request, asked again before something of it is changed for good. */
export function RequestCodeInput({ error }: { readonly error: string | undefined }) {
  const { t } = useTranslation();
  return (
    <TextInput
      id="secret"
      name="secret"
      label={t("requests:find.secret")}
      hint={t("privacy:own.code_hint")}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={60}
      width="short"
      {...(error ? { error } : {})}
    />
  );
}
