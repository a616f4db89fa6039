import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Database } from "#app/db/port.ts";
import { chunkDocument } from "#app/domain/search/chunk-document.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { alternate, type Bench, type BenchResult, round } from "./bench.ts";

const DOCUMENTS = 400;
const SECTIONS = 5;
const BATCH = 500;
const WORDS =
  "resident district office card form fee month household register bank notice school rent permit centre counter query answer paper day".split(
    " ",
  );

/** The same invented documents every time: words drawn by a small fixed generator, half of them Chinese. */
function inventDocuments(): IndexableDocument[] {
  let seed = 7;
  const draw = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const english = () => `${Array.from({ length: 40 }, () => WORDS[draw(WORDS.length)]).join(" ")}.`;
  const chinese = () => `${Array.from({ length: 90 }, () => String.fromCodePoint(0x4e00 + draw(800))).join("")}。`;
  return Array.from({ length: DOCUMENTS }, (_, n) => ({
    id: `bench:${n}`,
    kind: "corpus" as const,
    slug: `bench-${n}`,
    language: n % 2 ? "zh-CN" : "en",
    title: `Document ${n}`,
    url: "/",
    grade: "public" as const,
    askedAs: [],
    keywords: [],
    contentHash: `hash ${n}`,
    sections: Array.from({ length: SECTIONS }, (_, k) => ({
      id: `s${k}`,
      heading: `Part ${k}`,
      headingPath: [],
      text: n % 2 ? chinese() : english(),
    })),
  }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The bare rows in batches, without terms, indexes or statistics: as fast as this database takes them. */
async function insertRaw(db: Database, documents: readonly IndexableDocument[]): Promise<void> {
  await db.query("create table if not exists bench_passages (id text, heading text, body text)");
  await db.query("truncate bench_passages");
  const rows = documents.flatMap((document) =>
    chunkDocument(document).map(({ section, text }, n) => ({
      id: `${document.id}#${n}`,
      heading: section.heading,
      body: text,
    })),
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    await db.query(
      `insert into bench_passages (id, heading, body)
       select id, heading, body from jsonb_to_recordset($1::jsonb) as r (id text, heading text, body text)`,
      [JSON.stringify(rows.slice(from, from + BATCH))],
    );
  }
}

const emptyIndex = (db: Database) => db.query("truncate search_documents, search_terms, search_languages cascade");

/** P15: passages a second against a bare batch insert. P17: the same documents once more against the first time. */
export const benchIngest: Bench = async (say) => {
  const db = await openPglite({});
  try {
    await migrate(db, migrationsDir);
    const documents = inventDocuments();
    const passages = documents.flatMap((document) => chunkDocument(document)).length;
    say(`Ingesting ${documents.length} documents, ${passages} passages, again and again…`);
    let edition = 0;
    const anew = () => {
      edition++;
      return documents.map((document) => ({ ...document, contentHash: `${document.contentHash} ${edition}` }));
    };
    await indexDocuments({ db }, documents);
    const speed = await alternate(
      async () => {
        await emptyIndex(db);
        return passages / (await timed(() => indexDocuments({ db }, anew())));
      },
      async () => passages / (await timed(() => insertRaw(db, documents))),
      true,
    );
    const again = await alternate(
      () =>
        timed(() =>
          indexDocuments(
            { db },
            documents.map((document) => ({ ...document, contentHash: `${document.contentHash} ${edition}` })),
          ),
        ),
      async () => {
        await emptyIndex(db);
        return timed(() => indexDocuments({ db }, anew()));
      },
      false,
    );
    const results: BenchResult[] = [
      {
        name: "ingest",
        measure: "P15 ingest passages/s / raw batch insert",
        value: speed.ratio,
        unit: "ratio",
        gate: { atLeast: 0.15 },
        goal: 0.4,
        betterQuarter: speed.betterQuarter,
        details: { passages, passagesPerSecond: round(speed.a, 0), rawPerSecond: round(speed.b, 0) },
      },
      {
        name: "reingest",
        measure: "P17 unchanged re-ingest / first ingest",
        value: again.ratio,
        unit: "ratio",
        gate: { atMost: 0.1 },
        goal: 0.01,
        betterQuarter: again.betterQuarter,
        details: { againMs: round(again.a, 1), firstMs: round(again.b, 1) },
      },
    ];
    return results;
  } finally {
    await db.close();
  }
};
