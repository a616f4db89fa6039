import { basename } from "node:path";
import type { Content } from "#app/domain/content/content.ts";
import type { RenderedMarkdown } from "#app/domain/content/render-markdown.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { listSources } from "#tests/support/source-files.ts";
import type { PlacedText } from "./plain-words.ts";

/** What staff, builders and the search index read; and what names a language. */
const NOT_FOR_RESIDENTS = ["accounts", "content", "language", "staff", "styleguide"];

/** Texts by the file, service or page in which a resident reads them. */
export type TextGroups = ReadonlyMap<string, readonly PlacedText[]>;

/** Every text in a value, with the keys that lead to it. */
export function listTexts(value: unknown, path: readonly string[] = []): { key: string; text: string }[] {
  if (typeof value === "string") return [{ key: path.join("."), text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listTexts(inner, [...path, key]));
}

/** The interface by area; what the command line says is for those who run the portal. */
export function readInterfaceTexts(language: ContentLanguage): TextGroups {
  const files = listSources(`app/i18n/locales/${language}`, /\.json$/);
  return new Map(
    files
      .map((file) => ({ ...file, area: basename(file.path, ".json") }))
      .filter(({ area }) => !NOT_FOR_RESIDENTS.includes(area))
      .map(({ area, path, text }) => [
        area,
        listTexts(JSON.parse(text))
          .filter(({ key }) => !key.startsWith("cli."))
          .map(({ key, text }) => ({ place: `${path} ${key}`, text })),
      ]),
  );
}

/** What a resident reads first about a service: in a list, and at the top of its page. */
export function listServiceTexts({ services }: Content, language: ContentLanguage): TextGroups {
  return new Map(
    services.map(({ facts, written }) => {
      const { summary, who } = written[language].texts;
      const place = fileOf("services", facts.identifier, language);
      return [
        facts.identifier,
        [
          { place: `${place} summary`, text: summary },
          { place: `${place} who`, text: who },
        ],
      ];
    }),
  );
}

/** Measured by itself; how residents ask, in their words and not in ours; and the law's names of rules. */
const ELSEWHERE = /^(?:summary|who|asked_as|keywords|legal_basis)\b/;

/** The rest of a service's page. */
export function listServicePages({ services }: Content, language: ContentLanguage): TextGroups {
  return new Map(
    services.map(({ facts, written }) => {
      const place = fileOf("services", facts.identifier, language);
      return [
        facts.identifier,
        [
          ...listTexts(written[language].texts)
            .filter(({ key }) => !ELSEWHERE.test(key))
            .map(({ key, text }) => ({ place: `${place} ${key}`, text })),
          ...sectionsOf(written[language].body, place),
        ],
      ];
    }),
  );
}

/** One text each, on rules and on pages. */
export function listDocumentSummaries({ documents }: Content, language: ContentLanguage): TextGroups {
  return new Map(
    documents.map(({ kind, facts, written }) => {
      const place = fileOf(kind === "page" ? "pages" : "policies", facts.identifier, language);
      return [facts.identifier, [{ place: `${place} summary`, text: written[language].texts.summary }]];
    }),
  );
}

/** The pages about the portal. Rules are law, and say what they must. */
export function listPageBodies({ documents }: Content, language: ContentLanguage): TextGroups {
  return new Map(
    documents
      .filter(({ kind }) => kind === "page")
      .map(({ facts, written }) => [
        facts.identifier,
        sectionsOf(written[language].body, fileOf("pages", facts.identifier, language)),
      ]),
  );
}

/** What online forms say and ask. */
export function listFormTexts({ forms }: Content, language: ContentLanguage): TextGroups {
  return new Map(
    forms.map((form) => [
      form.id,
      listTexts(form)
        .filter(({ key }) => key.endsWith(`.${language}`))
        .map(({ key, text }) => ({ place: `content/forms/${form.id}.yml ${key}`, text })),
    ]),
  );
}

function fileOf(folder: string, slug: string, language: ContentLanguage): string {
  return `content/${folder}/${slug}/${language}.md`;
}

function sectionsOf({ sections }: RenderedMarkdown, place: string): PlacedText[] {
  return sections.map(({ heading, text }) => ({
    place: `${place} #${heading?.anchor ?? ""}`,
    text: heading ? `${heading.text}\n${text}` : text,
  }));
}
