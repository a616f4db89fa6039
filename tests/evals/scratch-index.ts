import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Database } from "#app/db/port.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { readCorpus } from "#ingest/corpus.ts";

/** An empty, migrated database in memory. */
export async function openScratchDatabase(): Promise<Database> {
  const db = await openPglite({});
  await migrate(db, migrationsDir);
  return db;
}

/** Indexes a corpus without its withheld documents, as `npm run ingest` would. */
export async function indexCorpus(
  db: Database,
  path: string,
  withheld: ReadonlySet<string>,
  report: (line: string) => void,
): Promise<void> {
  const documents: IndexableDocument[] = [];
  for await (const document of readCorpus(path)) if (!withheld.has(document.slug)) documents.push(document);
  if (documents.length === 0) throw new Error(`${path}: no documents`);
  const started = performance.now();
  let reported = 0;
  await indexDocuments({ db }, documents, {
    onProgress({ done, total, chunks }) {
      if (done < total && performance.now() - reported < 2_000) return;
      reported = performance.now();
      report(
        `indexed ${done} of ${total} documents, ${chunks} passages, ${((reported - started) / 1000).toFixed(0)} s`,
      );
    },
  });
}
