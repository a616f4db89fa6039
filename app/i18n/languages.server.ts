import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { localesDir } from "#app/config/paths.server.ts";
import { CONTENT_LANGUAGES, type Language, toContentLanguage } from "./languages.ts";

/** A language people can choose, as `locales/<tag>/language.json` describes it. */
export type LanguageInfo = {
  readonly tag: Language;
  /** In the language itself. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** A translation that no native speaker has read yet. */
  readonly isUnchecked: boolean;
};

/**
 * English with accents and two fifths longer: text that stays plain in it is not translated, and what breaks in it breaks
 * in German. Sample portals speak it at `?lang=en-XA`; nobody is offered it.
 */
export const PSEUDO_LANGUAGE = "en-XA";

const schema = z.object({
  name: z.string().min(1),
  direction: z.enum(["ltr", "rtl"]),
  is_unchecked_translation: z.boolean(),
});

function readInfo(tag: string): LanguageInfo {
  const file = join(localesDir, tag, "language.json");
  const { name, direction, is_unchecked_translation } = schema.parse(JSON.parse(readFileSync(file, "utf8")));
  return { tag, name, direction, isUnchecked: is_unchecked_translation };
}

let known: readonly LanguageInfo[] | undefined;

/** Every language with a folder in `locales`; those of the content come first. */
export function listLanguages(): readonly LanguageInfo[] {
  if (known) return known;
  const folders = readdirSync(localesDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const others = folders
    .map(({ name }) => name)
    .filter((name) => !(CONTENT_LANGUAGES as readonly string[]).includes(name));
  return (known = [...CONTENT_LANGUAGES, ...others.sort()].map(readInfo));
}

/** Which way a language is written. */
export const directionOf = (language: Language): "ltr" | "rtl" =>
  listLanguages().find(({ tag }) => tag === language)?.direction ?? "ltr";

/** The portal's language for a BCP 47 tag: `es-MX` means `es`, `zh-SG` means `zh-CN`; `undefined` when there is none. */
export function toLanguage(tag: string | null | undefined): Language | undefined {
  const base = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return toContentLanguage(base) ?? listLanguages().find((language) => language.tag.toLowerCase() === base)?.tag;
}

/** The best language for an `Accept-Language` header. */
export function negotiateLanguage(header: string | null | undefined): Language | undefined {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag, ...parameters] = part.split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter((entry) => entry.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const language = toLanguage(tag);
    if (language) return language;
  }
  return undefined;
}
