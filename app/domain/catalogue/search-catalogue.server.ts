import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { FilterInput } from "#app/domain/search/rank-chunks.server.ts";
import type { RankedRecord } from "#app/domain/search/rank-records.ts";
import { selectDocumentHeads } from "#app/domain/search/records.queries.server.ts";
import { retrieve, type RetrievedChunk } from "#app/domain/search/retrieve.server.ts";
import { type FoundRecords, searchRecords } from "#app/domain/search/search-records.server.ts";
import { CONTENT_LANGUAGES, type ContentLanguage, toContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listGuides } from "./list-guides.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import { markWords } from "./mark-words.server.ts";
import { readSearchSettings } from "./read-search-settings.server.ts";
import { showReadings } from "./show-readings.server.ts";
import type { CatalogueSearch, SearchResult } from "./search-result.ts";

export type * from "./search-result.ts";

type SearchInput = Pick<FilterInput, "audience"> & {
  readonly query: string;
  readonly language: ContentLanguage;
};

const KINDS = ["service", "policy", "page"] as const;
const CHUNKS_READ = 40;
const EXCERPT_LENGTH = 170;
const SECTIONS_SHOWN = 3;
const RESULTS_SHOWN = 20;
/** Pages far below the best one only share a common word with it. */
const WORTH_SHOWING = 0.35;
/** Damping of reciprocal ranks where words and vectors are merged, as in `fuse-rankings.ts`. */
const DAMPING = 10;

/** Services, policies and pages of the portal, best first, one entry a page, with why each was found. */
export async function searchCatalogue(deps: CatalogueDeps, input: SearchInput): Promise<CatalogueSearch> {
  if (!input.query.trim()) return { results: [], readings: [] };
  const { found, language } = await searchByWords(deps, input);
  const { chunks } = await retrieve(deps, {
    question: input.query,
    language,
    audience: input.audience,
    kinds: KINDS,
    limit: CHUNKS_READ,
  });
  const records = merge(worthShowing(found.records), chunks).slice(0, RESULTS_SHOWN);
  const heads = await selectDocumentHeads(
    deps.db,
    records.map(({ documentId }) => documentId),
  );
  const shown = heads.flatMap(({ language: of }) => toContentLanguage(of) ?? []);
  const summaries = await readSummaries(deps, [...new Set(shown)]);
  const analyser = await analyserOf(deps.db);
  const results = records.flatMap((record): SearchResult[] => {
    const head = heads.find(({ id }) => id === record.documentId);
    if (!head) return [];
    const passages = chunks.filter(({ documentId }) => documentId === record.documentId);
    const own = { analyser, language: toContentLanguage(head.language) ?? language };
    const marked = (text: string) => markWords(text, record.matched, own);
    return [
      {
        kind: head.kind as SearchResult["kind"],
        title: marked(head.title),
        url: head.url,
        excerpt: marked(summaries.get(keyOf(head)) ?? excerptOf(passages[0]?.text ?? "")),
        askedAs: marked(head.asked_as[record.phrase] ?? ""),
        language: head.language,
        sections: passages
          .flatMap(({ heading, url }) => (heading && url.includes("#") ? [{ heading, url }] : []))
          .slice(0, SECTIONS_SHOWN),
      },
    ];
  });
  return { results, readings: showReadings(found.readings, heads, { analyser, language }) };
}

/** In the reader's language; when nothing fits there, in another. */
async function searchByWords(deps: CatalogueDeps, { query, language, audience }: SearchInput) {
  const { weights, synonyms } = await readSearchSettings(deps);
  let first: FoundRecords | undefined;
  for (const one of [language, ...CONTENT_LANGUAGES.filter((other) => other !== language)]) {
    const found = await searchRecords(deps, {
      query,
      language: one,
      kinds: KINDS,
      audience,
      weights,
      synonyms: synonyms[one],
    });
    if (found.records.length > 0) return { found, language: one };
    first ??= found;
  }
  return { found: first ?? { records: [], readings: [] }, language };
}

function worthShowing(records: readonly RankedRecord[]): readonly RankedRecord[] {
  const floor = (records[0]?.score ?? 0) * WORTH_SHOWING;
  return records.filter(({ score }) => score >= floor);
}

/** With vectors, what is near in meaning joins: reciprocal ranks of both lists. Without, the order stays. */
function merge(records: readonly RankedRecord[], chunks: readonly RetrievedChunk[]): readonly RankedRecord[] {
  const near = [
    ...new Set(chunks.filter(({ nearPlace }) => nearPlace !== undefined).map(({ documentId }) => documentId)),
  ];
  if (near.length === 0) return records;
  const merged = new Map<string, RankedRecord>();
  records.forEach((record, place) => merged.set(record.documentId, { ...record, score: 1 / (DAMPING + place) }));
  near.forEach((documentId, place) => {
    const known = merged.get(documentId) ?? { documentId, score: 0, matched: new Set<string>(), phrase: -1 };
    merged.set(documentId, { ...known, score: known.score + 1 / (DAMPING + place) });
  });
  return [...merged.values()].sort((a, b) => b.score - a.score || (a.documentId < b.documentId ? -1 : 1));
}

const keyOf = ({ language, kind, slug }: { language: string; kind: string; slug: string }) =>
  `${language} ${kind} ${slug}`;

async function readSummaries(
  deps: CatalogueDeps,
  languages: readonly ContentLanguage[],
): Promise<ReadonlyMap<string, string>> {
  const summaries = new Map<string, string>();
  for (const language of languages) {
    const services = await listPublicServices(deps, { language });
    const guides = [
      ...(await listGuides(deps, { language, kind: "policy" })),
      ...(await listGuides(deps, { language, kind: "page" })),
    ];
    for (const { slug, summary } of services) summaries.set(keyOf({ language, kind: "service", slug }), summary);
    for (const { kind, slug, summary } of guides) summaries.set(keyOf({ language, kind, slug }), summary);
  }
  return summaries;
}

/** The beginning of a passage, cut after a whole word. */
function excerptOf(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= EXCERPT_LENGTH) return flat;
  const cut = flat.slice(0, EXCERPT_LENGTH);
  const space = cut.lastIndexOf(" ");
  return `${space > EXCERPT_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
