import { readFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationsDir, projectRoot } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import type { Database } from "#app/db/port.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import { readCorpus } from "#ingest/corpus.ts";
import { findPostgresBinaries, type PostgresServer, startPostgresServer } from "#tests/support/postgres-server.ts";

const binaries = findPostgresBinaries();
const fixtures = join(projectRoot, "tests/evals/fixtures");
type Query = {
  id: string;
  lang: string;
  query: string;
  history: { role: "user" | "assistant"; text: string }[];
  gold_span_ids: string[];
};

// Whether a missing PostgreSQL is a failure is said by postgres.test.ts.
describe.skipIf(!binaries)("the search on a native PostgreSQL without extensions", { timeout: 60_000 }, () => {
  let server: PostgresServer;
  let db: Database;
  beforeAll(async () => {
    server = await startPostgresServer(binaries ?? "");
    db = await openPostgres({ databaseUrl: await server.createDatabase(), log: pino({ level: "silent" }) });
    await migrate(db, migrationsDir);
  });
  afterAll(async () => {
    await db?.close();
    await server?.stop();
  });

  it("answers the sample questions as the embedded database does", async () => {
    expect(db.capabilities.bm25).toBe(false);
    const documents: IndexableDocument[] = [];
    for await (const document of readCorpus(join(fixtures, "documents.jsonl"))) documents.push(document);
    await indexDocuments({ db }, documents);
    const queries = readFileSync(join(fixtures, "queries.jsonl"), "utf8").trim().split("\n");
    for (const line of queries) {
      // The fixture is ours; its shape is checked by the evaluation's own test.
      const { id, query, lang, history, gold_span_ids } = JSON.parse(line) as Query;
      const found = await retrieve({ db, clock: systemClock }, { question: query, history, language: lang });
      expect([id, found.chunks[0]?.sectionId]).toEqual([id, gold_span_ids[0]]);
    }
  });
});
