import type { Analyser } from "./analyser.server.ts";
import { chunkDocument } from "./chunk-document.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { toSearchLanguage } from "./search-language.ts";

/** A row of `chunks`, named as its columns. */
export type ChunkRow = {
  readonly id: string;
  readonly document_id: string;
  readonly position: number;
  readonly language: string;
  readonly kind: string;
  readonly grade: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly audiences: readonly string[];
  readonly places: readonly string[];
  readonly section_id: string;
  readonly anchor: string | null;
  readonly heading: string | null;
  readonly heading_path: readonly string[];
  readonly page: number | null;
  readonly body: string;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly terms: string;
  readonly title_term_count: number;
  readonly heading_term_count: number;
  readonly asked_term_count: number;
  readonly term_count: number;
};

/** The chunks of one document with their terms, ready to be written. */
export function makeChunkRows(document: IndexableDocument, analyser: Analyser): ChunkRow[] {
  const language = toSearchLanguage(document.language);
  const analyse = (text: string) => analyser.analyse(text, language);
  const title = analyse(document.title);
  const asked = analyse([...document.askedAs, ...document.keywords].join("\n"));
  return chunkDocument(document).map(({ section, text, page, start, end }, position) => {
    const headings = analyse([...section.headingPath, section.heading ?? ""].join("\n"));
    const titleField = opensWith(text, document.title) ? [] : title;
    const terms = [...titleField, ...headings, ...asked, ...analyse(text)];
    return {
      id: `${document.id}#${position}`,
      document_id: document.id,
      position,
      language,
      kind: document.kind,
      grade: document.grade,
      valid_from: document.validFrom ?? null,
      valid_to: document.validTo ?? null,
      audiences: document.audiences ?? [],
      places: document.places ?? [],
      section_id: section.id,
      anchor: section.anchor ?? null,
      heading: section.heading ?? null,
      heading_path: section.headingPath,
      page: page ?? null,
      body: text,
      start_offset: start,
      end_offset: end,
      terms: terms.join(" "),
      title_term_count: titleField.length,
      heading_term_count: headings.length,
      asked_term_count: asked.length,
      term_count: terms.length,
    };
  });
}

/** A passage that begins with the title itself has it once, not twice. */
function opensWith(text: string, title: string): boolean {
  return text.replace(/^[#\s]+/, "").startsWith(title.trim());
}
