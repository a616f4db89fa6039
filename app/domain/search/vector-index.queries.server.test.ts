import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import type { ChunkFilter } from "./candidates.queries.server.ts";
import {
  deleteEmbeddings,
  insertEmbeddingModel,
  selectEmbeddingModel,
  selectNearest,
  selectNearestExactly,
} from "./embeddings.queries.server.ts";
import { ensureVectorIndex, INDEXED_FROM, selectNearestByIndex } from "./vector-index.queries.server.ts";

const DIMENSION = 8;
const model = { model: "ideas", dimension: DIMENSION };
const filter = (kind: "corpus" | "service"): ChunkFilter => ({
  language: "en",
  grades: ["public"],
  kinds: [kind],
  on: "2026-03-02",
  audience: null,
  places: null,
});
const vector = Array.from({ length: DIMENSION }, (_, n) => Math.cos(n));

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await insertEmbeddingModel(db, model);
  await db.query(
    `insert into search_documents (id, kind, slug, language, title, url, grade, content_hash, analyser_version)
     values ('d', 'corpus', 'd', 'en', 'D', '/', 'public', 'd', 1)`,
  );
});
afterAll(() => db.close());

/**
 * One chunk in two hundred is a service's; each gets a vector of its own, the same in every run. They lie all around: where
 * all are on one line, as those of a sine would be, a graph of near neighbours falls apart by chance.
 */
const insertChunks = (from: number, to: number) =>
  db.query(
    `insert into chunks (id, document_id, position, language, kind, grade, section_id, body, start_offset, end_offset, terms,
                         title_term_count, heading_term_count, asked_term_count, term_count, embedding)
     select n::text, 'd', n, 'en', case when n % 200 = 0 then 'service' else 'corpus' end, 'public', 's', 'text', 0, 4, 'text',
            0, 0, 0, 1,
            (select array_agg(hashint8extended(n, k) / 2.0 ^ 63 order by k) from generate_series(1, ${DIMENSION}) k)::vector
       from generate_series($1::int, $2::int) n`,
    [from, to],
  );

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

it("few vectors, or ones too long for an index, are compared one by one", async () => {
  await insertChunks(1, INDEXED_FROM - 1);
  expect(await ensureVectorIndex(db, DIMENSION)).toBe(false);
  await insertChunks(INDEXED_FROM, INDEXED_FROM);
  expect(await ensureVectorIndex(db, 3_000)).toBe(false);
  expect(await selectEmbeddingModel(db)).toMatchObject({ isIndexed: false });
});

it("many have an index, made once, that finds nearly all that are near, nearest first", async () => {
  expect(await ensureVectorIndex(db, DIMENSION)).toBe(true);
  expect(await ensureVectorIndex(db, DIMENSION)).toBe(true);
  expect(await selectEmbeddingModel(db)).toMatchObject({ isIndexed: true });
  const exact = ids(await selectNearestExactly(db, filter("corpus"), vector, 50));
  const near = ids(await selectNearestByIndex(db, filter("corpus"), vector, 50));
  expect(near).toHaveLength(50);
  expect(near.filter((id) => exact.includes(id)).length).toBeGreaterThanOrEqual(48);
  expect(near[0]).toBe(exact[0]);
  expect(near).toEqual(ids(await selectNearest(db, filter("corpus"), vector, { limit: 50, isIndexed: true })));
});

it("a narrow filter loses none: there are only fifty services", async () => {
  const exact = ids(await selectNearestExactly(db, filter("service"), vector, 60));
  expect(exact).toHaveLength(50);
  expect(ids(await selectNearest(db, filter("service"), vector, { limit: 60, isIndexed: true }))).toEqual(exact);
});

it("goes with the vectors, so that another model's may be longer", async () => {
  await db.transaction(deleteEmbeddings);
  await insertEmbeddingModel(db, { model: "others", dimension: 2 });
  expect(await selectEmbeddingModel(db)).toMatchObject({ isIndexed: false });
  await db.query("update chunks set embedding = '[1,2]' where id = '1'");
});
