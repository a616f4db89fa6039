import { useTranslation } from "#app/components/texts.tsx";
import { CONTENT_LANGUAGES, contentLanguageOf } from "#app/i18n/languages.ts";

/** Says in which languages services, rules and answers are written, and whether these words were checked, to those who read the portal in another one. */
export function ContentNote({ isUncheckedTranslation }: { readonly isUncheckedTranslation: boolean }) {
  const { t, language } = useTranslation();
  if (contentLanguageOf(language) === language) return null;
  const nameOf = new Intl.DisplayNames(language, { type: "language" });
  const languages = new Intl.ListFormat(language, { type: "conjunction" }).format(
    CONTENT_LANGUAGES.map((tag) => nameOf.of(tag.split("-")[0] ?? tag) ?? tag),
  );
  return (
    <p className="content-note">
      {t("common:content_note", { languages })} {isUncheckedTranslation ? t("common:unchecked_translation") : null}
    </p>
  );
}
