import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { type Bench, type BenchResult, quantile, round, timeEach } from "./bench.ts";
import { numbers } from "./numbers.ts";
import { openSamplePortal, sampleQuestions } from "./sample-portal.ts";

const SIZES = [1_000, 10_000, 100_000];
const MEASURED = 100;
const BATCH = 2_000;
/** Other words than the sample's, as many as a large catalogue has, some much commoner than others. */
const WORDS = 30_000;

function makeRecord(n: number): IndexableDocument {
  const next = numbers(n + 1);
  const language = n % 2 === 0 ? "en" : "zh-CN";
  const word = () => {
    const at = Math.floor(WORDS * next() ** 3);
    return language === "en"
      ? `w${at.toString(36)}`
      : String.fromCodePoint(0x4e00 + (at % 4_000)) + String.fromCodePoint(0x4e00 + ((at * 7) % 4_000));
  };
  const words = (count: number) => Array.from({ length: count }, word).join(language === "en" ? " " : "");
  return {
    id: `policy:bench-${n}:${language}`,
    kind: "policy",
    slug: `bench-${n}`,
    language,
    title: words(4),
    url: `/guides/bench-${n}`,
    grade: "public",
    summary: words(12),
    askedAs: [words(5), words(5)],
    keywords: [words(1), words(1)],
    contentHash: String(n),
    sections: [{ id: "s1", anchor: "s1", headingPath: [], text: words(60) }],
  };
}

/** The whole search of `/search`, over the sample and so many records more. */
export const benchSearchRecords: Bench = async (say) => {
  const portal = await openSamplePortal();
  const results: BenchResult[] = [];
  try {
    const { services } = portal;
    const typed = sampleQuestions(portal.content).filter((_, n) => n % 7 === 0);
    let records = 0;
    for (const size of SIZES) {
      say(`Indexing ${size - records} records…`);
      for (; records < size; records += BATCH) {
        const count = Math.min(BATCH, size - records);
        await indexDocuments(
          services,
          Array.from({ length: count }, (_, n) => makeRecord(records + n)),
        );
        if (count < BATCH) records += count - BATCH;
      }
      await services.db.query("analyze");
      const search = (n: number) => {
        const { question, language } = typed[n % typed.length] ?? { question: "", language: "en" };
        return searchCatalogue(services, { query: question, language });
      };
      await timeEach(20, search);
      const times = await timeEach(MEASURED, search);
      const value = round(quantile(times, 0.95));
      say(`${size} records: p95 ${value} ms`);
      results.push({
        name: `search-${size}`,
        measure: `search page p95 at ${size} records`,
        value,
        unit: "ms",
        gate: { atMost: 300 },
        goal: 100,
        betterQuarter: value,
        details: { p50Ms: round(quantile(times, 0.5)) },
      });
    }
    return results;
  } finally {
    await portal.close();
  }
};
