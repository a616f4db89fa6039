import type { IndexableDocument, IndexableSection } from "#app/domain/search/indexable-document.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentHash } from "./content-hash.server.ts";
import type { Content, LoadedPage, LoadedPolicy, LoadedService } from "./content.ts";
import { joinService } from "./join-service.ts";
import type { MarkdownSection, RenderedMarkdown } from "./render-markdown.server.ts";
import { servicePassages } from "./service-passages.server.ts";
import { siteEntries } from "./site-entries.server.ts";

/** The whole content as the search index takes it: one document a record and language. */
export function listIndexEntries(content: Content): IndexableDocument[] {
  return [
    ...content.services.flatMap((service) => CONTENT_LANGUAGES.map((language) => serviceEntry(service, content, language))),
    ...content.documents.flatMap((document) => CONTENT_LANGUAGES.map((language) => documentEntry(document, language))),
    ...CONTENT_LANGUAGES.flatMap((language) => siteEntries(content, language)),
  ];
}

/** The id of a record's entry in the index. */
export const entryId = (kind: IndexableDocument["kind"], slug: string, language: ContentLanguage) => `${kind}:${slug}:${language}`;

function serviceEntry({ facts, written }: LoadedService, { topics, site }: Content, language: ContentLanguage): IndexableDocument {
  const { texts, body } = written[language];
  const service = joinService(facts, texts, topics, language);
  return withHash({
    id: entryId("service", service.slug, language),
    kind: "service",
    slug: service.slug,
    language,
    title: service.title,
    url: `/services/${service.slug}`,
    grade: service.grade,
    audiences: service.audiences,
    places: facts.places,
    summary: service.summary,
    askedAs: service.askedAs,
    keywords: service.keywords,
    validFrom: service.validFrom,
    validTo: service.validTo,
    reviewedOn: service.reviewedOn,
    sections: [...servicePassages(service, site), ...bodySections(body, language)],
  });
}

/** A text that is there in another language only is found by its names and its summary, which every language has. */
function isWrittenIn({ written }: Pick<LoadedPolicy | LoadedPage, "written">, language: ContentLanguage): boolean {
  return (written[language].bodyLanguage ?? language) === language;
}

const UNWRITTEN: Pick<RenderedMarkdown, "sections"> = { sections: [] };

function documentEntry({ kind, facts, written }: LoadedPolicy | LoadedPage, language: ContentLanguage): IndexableDocument {
  const { texts, body } = written[language];
  return withHash({
    id: entryId(kind, facts.identifier, language),
    kind,
    slug: facts.identifier,
    language,
    title: texts.title,
    url: `/guides/${facts.identifier}`,
    grade: facts.grade,
    places: facts.places,
    summary: texts.summary,
    askedAs: texts.asked_as,
    keywords: texts.keywords,
    validFrom: facts.valid_from,
    validTo: facts.valid_to,
    reviewedOn: facts.reviewed_on,
    sections: bodySections(isWrittenIn({ written }, language) ? body : UNWRITTEN, language, texts.summary),
  });
}

/** Sections by heading; what stands above the first one, led by the summary, is the introduction. */
function bodySections(body: Pick<RenderedMarkdown, "sections">, language: ContentLanguage, summary?: string): IndexableSection[] {
  const opening = body.sections.find((section) => !section.heading);
  const intro = [summary, opening?.text].filter(Boolean).join("\n");
  const sections = body.sections.flatMap(({ heading, path, text, pages, whole }): IndexableSection[] =>
    heading
      ? [{ id: heading.anchor, anchor: heading.anchor, heading: heading.text, headingPath: path, text, ...(pages && { pages }), ...(whole && { whole }) }]
      : [],
  );
  if (!intro) return sections;
  const heading = getTranslator(language)("content:passage.intro");
  const moved = opening && movedBy(opening, intro.length - opening.text.length);
  return [{ id: "intro", heading, headingPath: [], text: intro, ...moved }, ...sections];
}

/** The places in a text, once something stands before it. */
function movedBy({ pages, whole }: MarkdownSection, by: number): Pick<IndexableSection, "pages" | "whole"> {
  return {
    ...(pages && { pages: pages.map(({ from, page }, index) => ({ from: index === 0 ? 0 : from + by, page })) }),
    ...(whole && { whole: whole.map(([from, to]) => [from + by, to + by] as const) }),
  };
}

/** Adds the hash over everything that is indexed. */
export function withHash(entry: Omit<IndexableDocument, "contentHash">): IndexableDocument {
  return { ...entry, contentHash: contentHash(entry) };
}
