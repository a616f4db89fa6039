import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import i18next, { type i18n, type TFunction } from "i18next";
import { localesDir } from "#app/config/paths.server.ts";
import { contentLanguageOf, DEFAULT_LANGUAGE, type Language } from "./languages.ts";
import { isolate } from "./isolate.ts";
import { directionOf, PSEUDO_LANGUAGE } from "./languages.server.ts";
import { toPseudoTexts } from "./pseudo-text.ts";

const instances = new Map<Language, i18n>();
const areas = new Map<Language, Record<string, unknown>>();

function readAreas(language: Language): Record<string, unknown> {
  if (language === PSEUDO_LANGUAGE) return toPseudoTexts(loadAreas(DEFAULT_LANGUAGE)) as Record<string, unknown>;
  const folder = join(localesDir, language);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "language.json");
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
}

function loadAreas(language: Language): Record<string, unknown> {
  let known = areas.get(language);
  if (!known) areas.set(language, (known = readAreas(language)));
  return known;
}

/** One i18next instance a language, made at first use; namespaces are the files of `locales/<language>/`. */
export function getI18n(language: Language): i18n {
  let instance = instances.get(language);
  if (!instance) {
    const tags = [...new Set([language, DEFAULT_LANGUAGE])];
    const resources = Object.fromEntries(tags.map((tag) => [tag, loadAreas(tag)])) as never;
    instance = i18next.createInstance();
    void instance.init({
      lng: language,
      fallbackLng: DEFAULT_LANGUAGE,
      supportedLngs: tags,
      resources,
      defaultNS: "common",
      initAsync: false,
      // React escapes, and mail is plain text.
      interpolation: directionOf(language) === "rtl" ? { escapeValue: true, escape: isolate } : { escapeValue: false },
      returnNull: false,
    });
    instances.set(language, instance);
  }
  return instance;
}

/** What components say in a language. */
export const getTexts = (language: Language) => ({
  language,
  t: getTranslator(language),
  contentT: getTranslator(contentLanguageOf(language)),
});

const translators = new Map<Language, TFunction>();

/**
 * The texts of a language: `getTranslator("en")("requests:state.closed")`. A text without places to fill is looked up
 * once: a page shows a hundred of them, and i18next takes each key apart anew.
 */
export function getTranslator(language: Language): TFunction {
  let translator = translators.get(language);
  if (!translator) {
    const { t } = getI18n(language);
    const plain = new Map<string, string>();
    const translate = (...args: Parameters<TFunction>) => {
      const [key] = args;
      if (args.length > 1 || typeof key !== "string") return t(...args);
      const known = plain.get(key);
      if (known !== undefined) return known;
      const text = t(key);
      // Keys come from the code and from lists it knows; what was not found is not kept.
      if (text !== key) plain.set(key, text);
      return text;
    };
    // The same signature, and TypeScript's mark that only i18next's own function carries.
    translator = translate as TFunction;
    translators.set(language, translator);
  }
  return translator;
}
