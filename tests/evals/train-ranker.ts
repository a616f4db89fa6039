import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import { HISTORY_MODES, type HistoryMode } from "#app/domain/search/history.ts";
import { filterOf, rankByWords, withDocuments } from "#app/domain/search/rank-chunks.server.ts";
import { measureFeatures, RANKING_FEATURES } from "#app/domain/search/ranking-features.ts";
import { CANDIDATES_TO_LEARNED } from "#app/domain/search/ranking-weights.ts";
import { toSearchLanguage } from "#app/domain/search/search-language.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import { readJsonLines } from "#ingest/corpus.ts";
import { querySchema } from "./corpus-queries.ts";
import { crossValidate, learnWeights, type Lesson } from "./learn-weights.ts";
import { indexCorpus, openScratchDatabase } from "./scratch-index.ts";

const USAGE =
  "npm run train-ranker -- --documents FILE --queries FILE [--history none|first|user|weighted|all] [--try]: learns the language's weights; --try only says how good they would be";
const WEIGHTS = `${projectRoot}/app/domain/search/learned-weights.json`;
const PARTS = 5;
/** Passages that an evaluation run lists. */
const LISTED = 50;

const goldSchema = querySchema.extend({
  gold_doc_ids: z.array(z.string()).default([]),
  gold_span_ids: z.array(z.string()),
});
type Query = z.infer<typeof goldSchema>;

/** A lesson with what its figures are counted by. */
type Asked = Lesson & {
  readonly before: readonly number[];
  readonly sections: readonly string[];
  readonly documents: readonly string[];
  readonly query: Query;
};

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      documents: { type: "string" },
      queries: { type: "string" },
      history: { type: "string" },
      try: { type: "boolean" },
    },
  });
  const history = HISTORY_MODES.find((mode) => mode === (values.history ?? "none"));
  if (!values.documents || !values.queries || !history) throw new Error(`usage: ${USAGE}`);
  const asked = await ask(values.documents, values.queries, history);
  const language = toSearchLanguage(asked[0]?.query.lang ?? "");
  report(
    "hand-set weights",
    asked,
    asked.map(({ before }) => before),
  );
  // By document: on texts it has never seen. By question: on new questions over the same texts.
  report(`learned, tried on documents not learned from (${PARTS} parts)`, asked, crossValidate(asked, PARTS));
  const byQuestion = asked.map((one) => ({ ...one, group: one.query.id }));
  report(`learned, tried on questions not learned from (${PARTS} parts)`, asked, crossValidate(byQuestion, PARTS));
  if (values.try) return;
  const weights = learnWeights(asked);
  const known = JSON.parse(await readFile(WEIGHTS, "utf8")) as Record<string, unknown>;
  known[language] = Object.fromEntries(
    RANKING_FEATURES.map((feature, k) => [feature, Math.round((weights[k] ?? 0) * 1000) / 1000]),
  );
  await writeFile(WEIGHTS, `${JSON.stringify(known, null, 2)}\n`);
  console.log(`wrote the weights for ${language} to ${WEIGHTS}`);
}

/** Indexes the corpus in a scratch database and asks it all questions that have an answer, in one language. */
async function ask(documents: string, path: string, historyMode: HistoryMode): Promise<Asked[]> {
  const queries: Query[] = [];
  for await (const { value } of readJsonLines(path, goldSchema))
    if (value.gold_span_ids.length > 0) queries.push(value);
  const languages = new Set(queries.map(({ lang }) => toSearchLanguage(lang)));
  if (languages.size !== 1) throw new Error(`${path}: questions in one language are needed, not in ${languages.size}`);
  const db = await openScratchDatabase();
  try {
    await indexCorpus(db, documents, new Set(), (line) => console.log(line));
    const asked: Asked[] = [];
    for (const query of queries) {
      const filter = filterOf({ db, clock: systemClock }, {}, toSearchLanguage(query.lang));
      const input = { question: query.query, history: query.history, historyMode };
      const found = await withDocuments(
        { db },
        await rankByWords({ db }, input, filter, CANDIDATES_TO_LEARNED),
        filter,
      );
      const sections = found.ranked.map(({ candidate }) => candidate.section_id);
      asked.push({
        group: query.gold_doc_ids[0] ?? query.id,
        rows: found.ranked.length > 0 ? measureFeatures(found) : [],
        isRight: sections.map((section) => query.gold_span_ids.includes(section)),
        before: found.ranked.map(({ score }) => score),
        sections,
        documents: found.ranked.map(({ candidate }) => candidate.document_id.replace(/^[^:]*:/, "")),
        query,
      });
    }
    return asked;
  } finally {
    await db.close();
  }
}

function report(name: string, asked: readonly Asked[], values: readonly (readonly number[])[]): void {
  const recall = (k: number, of: "sections" | "documents") => {
    const shares = asked.map(({ query, ...found }, i) => {
      const order = [...found[of].keys()].sort((a, b) => (values[i]?.[b] ?? 0) - (values[i]?.[a] ?? 0));
      const top = new Set([...new Set(order.slice(0, LISTED).map((at) => found[of][at]))].slice(0, k));
      if (of === "documents") return query.gold_doc_ids.some((id) => top.has(id)) ? 1 : 0;
      return query.gold_span_ids.filter((id) => top.has(id)).length / query.gold_span_ids.length;
    });
    return (shares.reduce((a, b) => a + b, 0) / shares.length).toFixed(3);
  };
  console.log(
    `${name}: doc_R@1 ${recall(1, "documents")}, doc_R@5 ${recall(5, "documents")}, span_R@1 ${recall(1, "sections")}, span_R@5 ${recall(5, "sections")}, span_R@10 ${recall(10, "sections")} of ${asked.length} questions`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
