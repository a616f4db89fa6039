import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { getI18n } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";

/** The markup of a component as the server sends it, with the portal's real texts. */
export function renderMarkup(element: ReactElement, language: Language = "en"): string {
  return renderToStaticMarkup(<I18nextProvider i18n={getI18n(language)}>{element}</I18nextProvider>);
}
