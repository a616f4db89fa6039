import { CONTENT_LANGUAGES, DEFAULT_LANGUAGE, type Translated } from "#app/i18n/languages.ts";
import { figuresIn, isTranslated } from "./compare-words.ts";
import { type LoadedRecord, type Note, type ParityInput, textFileOf } from "./finding.ts";

/** Every language says the same: the same parts, figures and links, and none left in another language. */
export function checkLanguages({ content, lineOf }: ParityInput, note: Note, noteLine: NoteLine): void {
  for (const record of [...content.services, ...content.documents]) {
    compareTexts(record, note);
    compareBodies(record, noteLine);
  }
  for (const [file, value] of [
    ["site.yml", content.site],
    ["topics.yml", content.topics],
    ...content.forms.map((form) => [`forms/${form.id}.yml`, form] as const),
  ] as const) {
    comparePairs(value, [], (path, pair) => {
      for (const message of differencesOf(pair)) noteLine("fault", file, lineOf(file, path), message);
    });
  }
}

export type NoteLine = (kind: "fault" | "warning", file: string, line: number, message: string) => void;

/** How residents ask differs by language, and laws keep their names. */
const OWN_WORDS = ["asked_as", "keywords"];

function compareTexts(record: LoadedRecord, note: Note): void {
  const model = flatten(record.written[DEFAULT_LANGUAGE].texts);
  for (const language of CONTENT_LANGUAGES) {
    if (language === DEFAULT_LANGUAGE) continue;
    const texts = flatten(record.written[language].texts);
    for (const key of new Set([...model.keys(), ...texts.keys()])) {
      const [there, here] = [model.get(key), texts.get(key)];
      const path = key.split(".");
      const [file, other] = here === undefined ? [DEFAULT_LANGUAGE, language] : [language, DEFAULT_LANGUAGE];
      if (here === undefined || there === undefined) {
        note("fault", textFileOf(record, file), path, `${key}: ${other} does not say this`);
        continue;
      }
      for (const message of differencesOf({ [DEFAULT_LANGUAGE]: there, [language]: here } as Translated)) {
        note("fault", textFileOf(record, language), path, `${key}: ${message}`);
      }
    }
  }
}

function differencesOf(pair: Translated): string[] {
  const found: string[] = [];
  for (const language of CONTENT_LANGUAGES) {
    if (language === DEFAULT_LANGUAGE) continue;
    const [here, there] = [pair[language], pair[DEFAULT_LANGUAGE]];
    if (!isTranslated(here, there, language)) found.push(`“${shorten(here)}” is not translated into ${language}`);
    const [figuresHere, figuresThere] = [figuresIn(here), figuresIn(there)];
    if (figuresHere.join(" ") === figuresThere.join(" ")) continue;
    found.push(`figures differ: ${language} has ${listed(figuresHere)}, ${DEFAULT_LANGUAGE} has ${listed(figuresThere)}`);
  }
  return found;
}

/** The sections of the Markdown in their order; that the headings agree was checked when it was read. */
function compareBodies(record: LoadedRecord, noteLine: NoteLine): void {
  const model = record.written[DEFAULT_LANGUAGE].body;
  for (const language of CONTENT_LANGUAGES) {
    if (language === DEFAULT_LANGUAGE) continue;
    const { body } = record.written[language];
    const file = textFileOf(record, language);
    body.sections.forEach((section, index) => {
      const pair = { [language]: section.text, [DEFAULT_LANGUAGE]: model.sections[index]?.text ?? "" } as Translated;
      const where = section.heading ? `#${section.heading.anchor}` : "the text above the first heading";
      for (const message of differencesOf(pair)) noteLine("fault", file, section.heading?.line ?? 1, `${where}: ${message}`);
    });
    const targets = (links: typeof body.links) => new Set(links.map(({ href }) => href));
    const [here, there] = [targets(body.links), targets(model.links)];
    for (const { href, line } of body.links) {
      if (!there.has(href)) noteLine("fault", file, line, `${DEFAULT_LANGUAGE} does not link to ${href}`);
    }
    for (const { href, line } of model.links) {
      if (!here.has(href)) noteLine("fault", textFileOf(record, DEFAULT_LANGUAGE), line, `${language} does not link to ${href}`);
    }
  }
}

/** Texts by the keys that lead to them. */
function flatten(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof value === "string") return new Map([[path.join("."), value]]);
  if (typeof value !== "object" || value === null || OWN_WORDS.includes(path[0] ?? "")) return new Map();
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, [...path, key])]));
}

type VisitPair = (path: readonly PropertyKey[], pair: Translated) => void;

/** Every text that stands in all languages beside each other, wherever it is. */
function comparePairs(value: unknown, path: readonly PropertyKey[], visit: VisitPair): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) return value.forEach((inner, index) => comparePairs(inner, [...path, index], visit));
  const isPair = CONTENT_LANGUAGES.every((language) => typeof (value as Record<string, unknown>)[language] === "string");
  if (isPair) return visit(path, value as Translated);
  for (const [key, inner] of Object.entries(value)) comparePairs(inner, [...path, key], visit);
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
const listed = (figures: readonly string[]): string => (figures.length === 0 ? "none" : figures.join(", "));
