import pgvector from "pgvector";
import type { Database, Queryable } from "#app/db/port.ts";
import type { Candidate } from "./candidate.ts";
import { CANDIDATE_COLUMNS, type ChunkFilter, filterOn, filterValues } from "./candidates.queries.server.ts";
import { dropVectorIndex, selectNearestByIndex } from "./vector-index.queries.server.ts";

export type EmbeddingModel = { readonly model: string; readonly dimension: number };

/** The model whose vectors the index holds, and whether near neighbours have an index of their own. */
export async function selectEmbeddingModel(
  db: Queryable,
): Promise<(EmbeddingModel & { readonly isIndexed: boolean }) | undefined> {
  const { rows } = await db.query<EmbeddingModel & { isIndexed: boolean }>(
    `select model, dimension, to_regclass('chunks_by_neighbours') is not null as "isIndexed"
       from search_embedding_model`,
  );
  return rows[0];
}

export async function insertEmbeddingModel(tx: Queryable, { model, dimension }: EmbeddingModel): Promise<void> {
  await tx.query(
    `insert into search_embedding_model (model, dimension)
     values ($1, $2)
         on conflict do nothing`,
    [model, dimension],
  );
}

/** What a model should read of a chunk; `body` is the passage alone. */
export type ChunkToEmbed = { readonly id: string; readonly body: string; readonly text: string };

/** Chunks behind this id that have no vector yet. */
export async function selectChunksToEmbed(db: Queryable, limit: number, after = ""): Promise<ChunkToEmbed[]> {
  const { rows } = await db.query<ChunkToEmbed>(
    `select c.id, c.body, concat_ws(E'\\n', d.title, array_to_string(c.heading_path, ' / '), c.heading, c.body) as text
       from chunks c
       join search_documents d
         on d.id = c.document_id
      where c.embedding is null
        and c.id > $2
      order by c.id
      limit $1`,
    [limit, after],
  );
  return rows;
}

export async function countChunksToEmbed(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from chunks where embedding is null",
  );
  return rows[0]?.count ?? 0;
}

/** Gives how many got one: a chunk that got another text while the model was reading stays without, and is read again. */
export async function updateEmbeddings(
  tx: Queryable,
  chunks: readonly ChunkToEmbed[],
  vectors: readonly number[][],
): Promise<number> {
  const { rowCount } = await tx.query(
    `update chunks
        set embedding = new.embedding::vector
       from unnest($1::text[], $2::text[], $3::text[]) as new (id, body, embedding)
      where chunks.id = new.id
        and chunks.body = new.body`,
    [chunks.map(({ id }) => id), chunks.map(({ body }) => body), vectors.map((vector) => pgvector.toSql(vector))],
  );
  return rowCount;
}

/** Every vector and the name of their model, before another model makes them anew. */
export async function deleteEmbeddings(tx: Queryable): Promise<void> {
  await dropVectorIndex(tx);
  await tx.query("update chunks set embedding = null where embedding is not null");
  await tx.query("delete from search_embedding_model");
}

/**
 * The chunks nearest in meaning: by the index of neighbours where there is one, and otherwise, or where a filter leaves the
 * index too few, by comparing each.
 */
export async function selectNearest(
  db: Database,
  filter: ChunkFilter,
  vector: readonly number[],
  { limit, isIndexed }: { readonly limit: number; readonly isIndexed: boolean },
): Promise<Candidate[]> {
  const near = isIndexed ? await selectNearestByIndex(db, filter, vector, limit) : [];
  return near.length < limit ? selectNearestExactly(db, filter, vector, limit) : near;
}

/** All that belong there, in time that grows with the number of chunks the filter leaves. */
export async function selectNearestExactly(
  db: Queryable,
  filter: ChunkFilter,
  vector: readonly number[],
  limit: number,
): Promise<Candidate[]> {
  const { rows } = await db.query<Candidate>(
    `select ${CANDIDATE_COLUMNS}
       from chunks c
      where ${filterOn("c")}
        and c.embedding is not null
      order by c.embedding <=> $7::vector, c.id
      limit $8`,
    [...filterValues(filter), pgvector.toSql([...vector]), limit],
  );
  return rows;
}
