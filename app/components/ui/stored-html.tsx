import { useContentWriting, useTranslation } from "#app/components/texts.tsx";
import { type ContentLanguage, contentLanguageOf } from "#app/i18n/languages.ts";

type StoredHtmlProps = { readonly html: string; readonly language?: ContentLanguage };

/**
 * HTML that was made from Markdown or a file and made safe when it was published. The only place that may show such HTML.
 * `language` is what it is written in; left out, the language of the content.
 */
export function StoredHtml({ html, language }: StoredHtmlProps) {
  const page = useTranslation().language;
  const content = useContentWriting();
  const writing =
    language && language !== contentLanguageOf(page) ? ({ lang: language, dir: "ltr" } as const) : content;
  return <div className="prose" {...writing} dangerouslySetInnerHTML={{ __html: html }} />;
}
