import pgvector from "pgvector";
import type { Queryable } from "#app/db/port.ts";
import type { Candidate } from "./candidate.ts";
import { CANDIDATE_COLUMNS, type ChunkFilter, chunkFilter, filterValues } from "./candidates.queries.server.ts";

export type EmbeddingModel = { readonly model: string; readonly dimension: number };

export async function selectEmbeddingModel(db: Queryable): Promise<EmbeddingModel | undefined> {
  const { rows } = await db.query<EmbeddingModel>("select model, dimension from search_embedding_model");
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

/** Chunks that have no vector yet, with what a model should read. */
export async function selectChunksToEmbed(db: Queryable, limit: number): Promise<{ id: string; text: string }[]> {
  const { rows } = await db.query<{ id: string; text: string }>(
    `select c.id, concat_ws(E'\\n', d.title, array_to_string(c.heading_path, ' / '), c.heading, c.body) as text
       from chunks c
       join search_documents d
         on d.id = c.document_id
      where c.embedding is null
      order by c.id
      limit $1`,
    [limit],
  );
  return rows;
}

export async function countChunksToEmbed(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from chunks where embedding is null",
  );
  return rows[0]?.count ?? 0;
}

export async function updateEmbeddings(
  tx: Queryable,
  ids: readonly string[],
  vectors: readonly number[][],
): Promise<void> {
  await tx.query(
    `update chunks
        set embedding = new.embedding::vector
       from unnest($1::text[], $2::text[]) as new (id, embedding)
      where chunks.id = new.id`,
    [ids, vectors.map((vector) => pgvector.toSql(vector))],
  );
}

/** The chunks nearest in meaning, by an exact scan: complete, and fast enough below ten thousand chunks. */
export async function selectNearest(
  db: Queryable,
  filter: ChunkFilter,
  vector: readonly number[],
  limit: number,
): Promise<Candidate[]> {
  const { rows } = await db.query<Candidate>(
    `select ${CANDIDATE_COLUMNS}
       from chunks c
      where ${chunkFilter}
        and c.embedding is not null
      order by c.embedding <=> $5::vector, c.id
      limit $6`,
    [...filterValues(filter), pgvector.toSql([...vector]), limit],
  );
  return rows;
}
