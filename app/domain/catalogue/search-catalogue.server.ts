import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import { retrieve, type RetrievedChunk } from "#app/domain/search/retrieve.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listGuides } from "./list-guides.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";

export type FoundSection = { readonly heading: string; readonly url: string };

/** One page that fits what was searched for, with the sections that fit best. */
export type SearchResult = {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly url: string;
  /** What the page says of itself; of pages without a summary, the beginning of the best passage. */
  readonly excerpt: string;
  readonly language: string;
  readonly sections: readonly FoundSection[];
};

const CHUNKS_READ = 40;
const EXCERPT_LENGTH = 170;
const SECTIONS_SHOWN = 3;
/** Passages far below the best one only share a common word with it. */
const WORTH_SHOWING = 0.4;

/** Who searches mostly wants to do something: a service comes before a text that fits a little better. */
const SERVICE_ADVANTAGE = 1.4;

/** Services, policies and pages of the portal, best first, one entry a page. */
export async function searchCatalogue(
  deps: CatalogueDeps,
  input: { readonly query: string; readonly language: ContentLanguage },
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
  const summaries = await readSummaries(deps, input.language);
  return [...pages.values()].sort((a, b) => weigh(b) - weigh(a)).flatMap((found) => toResult(found, summaries));
}

/** Passages of a page come best first. */
function weigh([best]: readonly RetrievedChunk[]): number {
  if (!best) return 0;
  return best.kind === "service" ? best.score * SERVICE_ADVANTAGE : best.score;
}

async function readSummaries(deps: CatalogueDeps, language: ContentLanguage): Promise<Map<string, string>> {
  const services = await listPublicServices(deps, { language });
  const policies = await listGuides(deps, { language, kind: "policy" });
  const pages = await listGuides(deps, { language, kind: "page" });
  return new Map([
    ...services.map(({ slug, summary }) => [`service ${slug}`, summary] as const),
    ...[...policies, ...pages].map(({ kind, slug, summary }) => [`${kind} ${slug}`, summary] as const),
  ]);
}

function toResult(found: readonly RetrievedChunk[], summaries: Map<string, string>): SearchResult[] {
  const [best] = found;
  if (!best) return [];
  const sections = found.flatMap(({ heading, url }) => (heading && url.includes("#") ? [{ heading, url }] : []));
  return [
    {
      kind: best.kind,
      title: best.title,
      url: best.url.split("#")[0] ?? best.url,
      excerpt: summaries.get(`${best.kind} ${best.slug}`) ?? excerptOf(best.text),
      language: best.language,
      sections: sections.slice(0, SECTIONS_SHOWN),
    },
  ];
}

/** The beginning of a passage, cut after a whole word. */
function excerptOf(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= EXCERPT_LENGTH) return flat;
  const cut = flat.slice(0, EXCERPT_LENGTH);
  const space = cut.lastIndexOf(" ");
  return `${space > EXCERPT_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
