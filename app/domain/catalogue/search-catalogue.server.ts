import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import { retrieve, type RetrieveDeps, type RetrievedChunk } from "#app/domain/search/retrieve.server.ts";
import type { Language } from "#app/i18n/languages.ts";

export type FoundSection = { readonly heading: string; readonly url: string };

/** One page that fits what was searched for, with its best passage and further sections. */
export type SearchResult = {
  readonly kind: DocumentKind;
  readonly title: string;
  /** Opens the best section. */
  readonly url: string;
  readonly excerpt: string;
  readonly language: string;
  readonly sections: readonly FoundSection[];
};

const CHUNKS_READ = 40;
const EXCERPT_LENGTH = 170;
const SECTIONS_SHOWN = 3;
/** Passages far below the best one only share a common word with it. */
const WORTH_SHOWING = 0.4;

/** Services, policies and pages of the portal, best first, one entry a page. */
export async function searchCatalogue(
  deps: RetrieveDeps,
  input: { readonly query: string; readonly language: Language },
): Promise<SearchResult[]> {
  if (!input.query.trim()) return [];
  const { chunks } = await retrieve(deps, {
    question: input.query,
    language: input.language,
    kinds: ["service", "policy", "page"],
    limit: CHUNKS_READ,
  });
  const floor = (chunks[0]?.score ?? 0) * WORTH_SHOWING;
  const pages = new Map<string, RetrievedChunk[]>();
  for (const chunk of chunks) {
    if (chunk.score < floor) continue;
    pages.set(chunk.documentId, [...(pages.get(chunk.documentId) ?? []), chunk]);
  }
  return [...pages.values()].flatMap(([best, ...others]) => (best ? [toResult(best, others)] : []));
}

function toResult(best: RetrievedChunk, others: readonly RetrievedChunk[]): SearchResult {
  const sections = others.flatMap(({ heading, url }) => (heading ? [{ heading, url }] : [])).slice(0, SECTIONS_SHOWN);
  return {
    kind: best.kind,
    title: best.title,
    url: best.url,
    excerpt: excerptOf(best.text),
    language: best.language,
    sections,
  };
}

/** The beginning of a passage, cut after a whole word. */
function excerptOf(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= EXCERPT_LENGTH) return flat;
  const cut = flat.slice(0, EXCERPT_LENGTH);
  const space = cut.lastIndexOf(" ");
  return `${space > EXCERPT_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
