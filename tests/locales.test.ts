import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { CONTENT_LANGUAGES, type Language } from "#app/i18n/languages.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { listSources } from "#tests/support/source-files.ts";

/** `requests:state.closed` → its text, of every file of one language. */
type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

function flatten(area: string, value: unknown, path: readonly string[], into: Map<string, string>): void {
  if (typeof value === "string") {
    into.set(`${area}:${path.join(".")}`, value);
    return;
  }
  for (const [key, inner] of Object.entries(value as Record<string, unknown>))
    flatten(area, inner, [...path, key], into);
}

function readTexts(language: Language): Texts {
  const texts = new Map<string, string>();
  for (const file of listSources(`app/i18n/locales/${language}`, /(?<!language)\.json$/))
    flatten(basename(file.path, ".json"), JSON.parse(file.text), [], texts);
  return texts;
}

/** Areas that only languages of the content have: what staff and builders read, and what goes into the search index. */
const CONTENT_AREAS = ["accounts", "api", "content", "staff", "styleguide"];

const LANGUAGES = listLanguages().map(({ tag }) => tag);
const textsOf = new Map(LANGUAGES.map((language) => [language, readTexts(language)]));
const english = textsOf.get("en") ?? new Map<string, string>();

/** A key is a plural's when its language has the form `other` of it. */
const baseOf = (key: string, texts: Texts): string => {
  const base = key.replace(PLURAL, "");
  return base !== key && texts.has(`${base}_other`) ? base : key;
};
const basesOf = (texts: Texts): Set<string> => new Set([...texts.keys()].map((key) => baseOf(key, texts)));
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? ""))].sort();
const plainForm = (base: string, texts: Texts): string => texts.get(base) ?? texts.get(`${base}_other`) ?? "";

const code = [...listSources("app", /\.tsx?$/), ...listSources("ingest", /\.ts$/)].filter(
  (file) => !/\.test\.tsx?$/.test(file.path),
);
const areas = new Set([...english.keys()].map((key) => key.split(":", 1)[0] ?? ""));
const bases = basesOf(english);

type Use = { readonly path: string; readonly key: string; readonly isPrefix: boolean };

/** Keys in `t("…")` and `` t(`…${`` and every other literal that looks like `area:key`. */
function findUses(): Use[] {
  return code.flatMap(({ path, text }) => {
    const own = text.match(/useTranslation\(\s*"([a-z-]+)"/)?.[1] ?? "common";
    const withArea = (key: string): string => (key.includes(":") ? key : `${own}:${key}`);
    const calls = [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => ({
      path,
      key: withArea(match[1] ?? ""),
      isPrefix: false,
    }));
    const patterns = [...text.matchAll(/\bt\(\s*`([^`$]*)(\$\{)?/g)].map((match) => ({
      path,
      key: withArea(match[1] ?? ""),
      isPrefix: match[2] !== undefined,
    }));
    const others = [...text.matchAll(/["'`]([a-z][a-z-]*):([a-z][\w.-]*?)(["'`]|\$\{)/g)]
      .filter((match) => areas.has(match[1] ?? ""))
      .map((match) => ({ path, key: `${match[1]}:${match[2]}`, isPrefix: match[3] === "${" }));
    return [...calls, ...patterns, ...others];
  });
}

/** `t(key, { returnObjects: true })` of a list of texts. */
const isList = (key: string): boolean => english.has(`${key}.0`);

const exists = ({ key, isPrefix }: Use): boolean =>
  isPrefix ? [...bases].some((base) => base.startsWith(key)) : bases.has(key) || english.has(key) || isList(key);

describe("the texts", () => {
  it.each(LANGUAGES.filter((language) => language !== "en"))(
    "of %s have the same keys as the English ones",
    (language) => {
      const theirs = basesOf(textsOf.get(language) ?? new Map());
      const isWhole = (CONTENT_LANGUAGES as readonly string[]).includes(language);
      const needed = [...bases].filter((base) => isWhole || !CONTENT_AREAS.includes(base.split(":")[0] ?? ""));
      expect({
        missing: needed.filter((base) => !theirs.has(base)),
        extra: [...theirs].filter((base) => !bases.has(base)),
      }).toEqual({ missing: [], extra: [] });
    },
  );

  it.each(LANGUAGES)("of %s have every plural form that language needs", (language) => {
    const texts = textsOf.get(language) ?? new Map<string, string>();
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = [...basesOf(texts)].filter((base) => texts.has(`${base}_other`));
    expect(
      plurals.flatMap((base) =>
        needed.filter((form) => !texts.has(`${base}_${form}`)).map((form) => `${base}_${form}`),
      ),
    ).toEqual([]);
  });

  it.each(LANGUAGES.filter((language) => language !== "en"))(
    "of %s name the same values as the English ones",
    (language) => {
      const texts = textsOf.get(language) ?? new Map<string, string>();
      const differing = [...basesOf(texts)].filter(
        (base) => placeholders(plainForm(base, english)).join() !== placeholders(plainForm(base, texts)).join(),
      );
      expect(differing).toEqual([]);
    },
  );

  it.each(LANGUAGES)("of %s are never empty", (language) => {
    expect([...(textsOf.get(language) ?? [])].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("of Chinese use Chinese punctuation between Chinese characters", () => {
    const half = /[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff]|$)/;
    expect([...(textsOf.get("zh-CN") ?? [])].filter(([, text]) => half.test(text)).map(([key]) => key)).toEqual([]);
  });

  it("that the code asks for exist", () => {
    const missing = findUses().filter((use) => !exists(use));
    expect([...new Set(missing.map((use) => `${use.path}: ${use.key}`))]).toEqual([]);
  });

  it("have no area that nothing asks for", () => {
    const used = new Set(findUses().map((use) => use.key.split(":", 1)[0]));
    expect([...areas].filter((area) => !used.has(area))).toEqual([]);
  });
});
