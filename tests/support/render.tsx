import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { TextsProvider } from "#app/components/texts.tsx";
import { getTexts } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";

/** The markup of a component as the server sends it, with the portal's real texts. */
export function renderMarkup(element: ReactElement, language: Language = "en"): string {
  return renderToStaticMarkup(<TextsProvider value={getTexts(language)}>{element}</TextsProvider>);
}
