import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Database } from "#app/db/port.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import type { ChunkFilter } from "#app/domain/search/candidates.queries.server.ts";
import {
  selectEmbeddingModel,
  selectNearest,
  selectNearestExactly,
} from "#app/domain/search/embeddings.queries.server.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { alternate, type Bench, type BenchResult, quantile, round, timeEach } from "./bench.ts";
import { makeLaw } from "./law-passages.ts";
import { PacedEmbeddings, vectorOf } from "./paced-embeddings.ts";
import { readSampleQuestions } from "./sample-portal.ts";

const [SMALL, LARGE] = [1_000, 100_000];
const PASSAGES_IN_LAW = 50;
const BATCH_LAWS = 40;
const QUESTIONS = 60;
const NEAREST = 50;
const RECALL_AT = 10;

/** The same model without a network, to fill a hundred thousand passages. */
const atOnce: Embeddings = { model: "paced", embed: (texts) => Promise.resolve(texts.map(vectorOf)) };

/** Laws with their vectors; one in a hundred is a policy. */
async function openLaws(passages: number, say: (line: string) => void): Promise<Database> {
  const db = await openPglite({});
  await migrate(db, migrationsDir);
  const laws = passages / PASSAGES_IN_LAW;
  for (let from = 0; from < laws; from += BATCH_LAWS) {
    const batch = Array.from({ length: Math.min(BATCH_LAWS, laws - from) }, (_, n) => makeLaw(from + n));
    await indexDocuments(
      { db },
      batch.map((law, n) => ({ ...law, kind: (from + n) % 100 === 0 ? ("policy" as const) : law.kind })),
    );
  }
  say(`${passages} passages are in, now their vectors…`);
  await embedIndex({ db, embeddings: atOnce });
  await db.query("analyze");
  return db;
}

/** How many of the exact nearest the index gives, and how many rows at all, of those there are. */
async function compare(db: Database, questions: readonly string[], kinds: readonly DocumentKind[]) {
  const filter: ChunkFilter = {
    language: "zh-CN",
    grades: ["public"],
    kinds,
    on: "2026-11-18",
    audience: null,
    places: null,
  };
  const isIndexed = (await selectEmbeddingModel(db))?.isIndexed ?? false;
  if (!isIndexed) throw new Error("there is no index of neighbours, so nothing to compare");
  let [found, rows, wanted, exactMs] = [0, 0, 0, 0];
  const times: number[] = [];
  for (const question of questions) {
    const vector = vectorOf(question);
    const startedMs = performance.now();
    const exact = await selectNearestExactly(db, filter, vector, NEAREST);
    exactMs += performance.now() - startedMs;
    const nearStartedMs = performance.now();
    const near = await selectNearest(db, filter, vector, { limit: NEAREST, isIndexed });
    times.push(performance.now() - nearStartedMs);
    const first = new Set(exact.slice(0, RECALL_AT).map(({ id }) => id));
    found += near.slice(0, RECALL_AT).filter(({ id }) => first.has(id)).length;
    rows += near.length;
    wanted += exact.length;
  }
  return {
    recall: round(found / (questions.length * RECALL_AT), 3),
    rows: round(rows / wanted, 3),
    details: { p95Ms: round(quantile(times, 0.95), 1), exactMeanMs: round(exactMs / questions.length, 1) },
  };
}

const recallResult = (name: string, measure: string, value: number, goal: number, gate: number, details = {}) =>
  ({
    name,
    measure,
    value,
    unit: "ratio",
    gate: { atLeast: gate },
    goal,
    betterQuarter: value,
    details,
  }) satisfies BenchResult;

/**
 * P10: words and vectors together over a hundred thousand passages against a thousand, the embedding server included. P11:
 * the index of neighbours against comparing every vector, over everything and with a filter that leaves one in a hundred.
 */
export const benchVectors: Bench = async (say) => {
  const server = await PacedEmbeddings.start(0);
  const open: Database[] = [];
  try {
    const questions = (await readSampleQuestions())
      .filter(({ language }) => language === "zh-CN")
      .filter((_, n) => n % 5 === 0)
      .slice(0, QUESTIONS)
      .map(({ question }) => question);
    const embeddings = createOpenAiEmbeddings({ baseUrl: server.baseUrl, apiKey: "none", model: "paced" });
    const small = await openLaws(SMALL, say);
    open.push(small);
    const large = await openLaws(LARGE, say);
    open.push(large);
    const p95 = async (db: Database): Promise<number> => {
      const durations = await timeEach(questions.length, (n) =>
        retrieve({ db, clock: systemClock, embeddings }, { question: questions[n] ?? "", language: "zh-CN" }),
      );
      return quantile(durations, 0.95);
    };
    say(`Asking ${questions.length} questions a round…`);
    await p95(small);
    await p95(large);
    const growth = await alternate(
      () => p95(large),
      () => p95(small),
      false,
    );
    const all = await compare(large, questions, ["corpus", "policy", "page", "service"]);
    const few = await compare(large, questions, ["policy"]);
    return [
      {
        name: "hybrid",
        measure: "P10: words and vectors, p95 at 100,000 / at 1,000 passages",
        value: growth.ratio,
        unit: "ratio",
        gate: { atMost: 10 },
        goal: 3,
        betterQuarter: growth.betterQuarter,
        details: { largeP95Ms: round(growth.a, 1), smallP95Ms: round(growth.b, 1) },
      },
      recallResult("recall", "P11: recall@10 of the index of neighbours", all.recall, 0.99, 0.95, all.details),
      recallResult("recall-filtered", "P11: the same, one in a hundred allowed", few.recall, 0.99, 0.95, few.details),
      recallResult("rows-filtered", "P11: rows found of those wanted, one in a hundred allowed", few.rows, 1, 1),
    ];
  } finally {
    for (const db of open) await db.close();
    await server.stop();
  }
};
