/** Languages in which services, rules and answers are written; BCP 47. */
export const CONTENT_LANGUAGES = ["en", "zh-CN"] as const;
export type ContentLanguage = (typeof CONTENT_LANGUAGES)[number];

/** A language of the portal's own texts, BCP 47: the name of a folder of `locales`. `listLanguages` knows them. */
export type Language = string;

export const DEFAULT_LANGUAGE: ContentLanguage = "en";

/** A text of the content, in each of its languages. */
export type Translated = Readonly<Record<ContentLanguage, string>>;

/** The language of the content for a BCP 47 tag, `undefined` when there is none: `zh`, `zh-Hans` and `zh-SG` mean `zh-CN`. */
export function toContentLanguage(tag: string | null | undefined): ContentLanguage | undefined {
  const base = tag?.trim().toLowerCase().split(/[-_]/)[0];
  if (base === "zh") return "zh-CN";
  return CONTENT_LANGUAGES.find((language) => language.toLowerCase() === base);
}

/** In which language somebody with this language reads the content: it falls back to the default. */
export function contentLanguageOf(language: Language): ContentLanguage {
  return toContentLanguage(language) ?? DEFAULT_LANGUAGE;
}

/** A text of the content as somebody with this language reads it. */
export function inLanguage(text: Translated, language: Language): string;
export function inLanguage(text: Translated | undefined, language: Language): string | undefined;
export function inLanguage(text: Translated | undefined, language: Language): string | undefined {
  return text?.[contentLanguageOf(language)];
}
