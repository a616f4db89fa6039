import type { Analyser } from "./analyser.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { toSearchLanguage } from "./search-language.ts";

/** A row of `search_records`, named as its columns. */
export type RecordRow = {
  readonly document_id: string;
  readonly language: string;
  readonly kind: string;
  readonly grade: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly audiences: readonly string[];
  readonly places: readonly string[];
  readonly terms: string;
  readonly title_end: number;
  readonly keywords_end: number;
  readonly summary_end: number;
  readonly asked_ends: readonly number[];
  readonly term_count: number;
};

/** One document as the search page compares it: its terms field by field, of the body each once. */
export function makeRecordRow(document: IndexableDocument, analyser: Analyser): RecordRow {
  const language = toSearchLanguage(document.language);
  const terms: string[] = [];
  const add = (text: string): number => {
    for (const term of analyser.analyse(text, language)) terms.push(term);
    return terms.length;
  };
  const title_end = add(document.title);
  const keywords_end = add(document.keywords.join("\n"));
  const summary_end = add(document.summary ?? "");
  const asked_ends = document.askedAs.map((line) => add(line));
  const body = document.sections.map(({ heading, text }) => [heading ?? "", text].join("\n")).join("\n");
  terms.push(...new Set(analyser.analyse(body, language)));
  return {
    document_id: document.id,
    language,
    kind: document.kind,
    grade: document.grade,
    valid_from: document.validFrom ?? null,
    valid_to: document.validTo ?? null,
    audiences: document.audiences ?? [],
    places: document.places ?? [],
    terms: terms.join(" "),
    title_end,
    keywords_end,
    summary_end,
    asked_ends,
    term_count: terms.length,
  };
}
