import { createContext, useContext } from "react";
import type { TFunction } from "i18next";
import { contentLanguageOf, type Language } from "#app/i18n/languages.ts";

/** The texts of one language: `getTexts(language)` of `app/i18n`. */
export type Texts = {
  readonly language: Language;
  readonly t: TFunction;
  /** For questions the portal writes for somebody: in a language in which the assistant answers. */
  readonly contentT: TFunction;
};

const TextsContext = createContext<Texts | undefined>(undefined);

export const TextsProvider = TextsContext.Provider;

/**
 * The texts of the page's language. Not react-i18next's hook: that one makes a translator anew in each component, to
 * notice languages that load or change later, which was a fifth of the time a page took.
 */
export function useTranslation(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("There is no TextsProvider around this component.");
  return texts;
}

/** What an element carries whose words are in the language of the content, when the page's own is another one. */
export function useContentWriting(): { readonly lang?: string; readonly dir?: "ltr" } {
  const { language } = useTranslation();
  const content = contentLanguageOf(language);
  return content === language ? {} : { lang: content, dir: "ltr" };
}
