import pgvector from "pgvector";
import type { Database, Queryable } from "#app/db/port.ts";
import type { Candidate } from "./candidate.ts";
import { CANDIDATE_COLUMNS, type ChunkFilter, filterOn, filterValues } from "./candidates.queries.server.ts";

/** Fewer vectors are compared one by one in a few milliseconds, and completely. */
export const INDEXED_FROM = 10_000;
/** What pgvector can index of a vector. */
const MAX_DIMENSION = 2_000;
/** Neighbours looked at, at the least: twice what is asked for. Measured in `tests/bench/vectors.ts`. */
const EF_SEARCH = 100;

/**
 * Makes the index of near neighbours once there are so many vectors that comparing each would take too long, unless it is
 * there, the vectors are too long for it, or this pgvector cannot go on looking where a filter leaves too few (before 0.8).
 * The rows that a narrow filter leaves are found by the second index and compared one by one. `onBuilding` is told before it is
 * made, which takes minutes for many vectors. Whether it is there now.
 */
export async function ensureVectorIndex(
  db: Database,
  dimension: number,
  onBuilding: () => void = () => undefined,
): Promise<boolean> {
  const { rows } = await db.query<{ is_there: boolean; is_wanted: boolean }>(
    `select to_regclass('chunks_by_neighbours') is not null as is_there,
            (select string_to_array(extversion, '.')::int[] >= array[0, 8] from pg_extension where extname = 'vector')
            and (select count(*) from (select from chunks where embedding is not null limit $1) as vectors) >= $1 as is_wanted`,
    [INDEXED_FROM],
  );
  if (rows[0]?.is_there) return true;
  if (!rows[0]?.is_wanted || dimension > MAX_DIMENSION) return false;
  onBuilding();
  // Too little memory for the whole graph makes it many times slower.
  await db.execute(
    `begin;
     select pg_advisory_xact_lock(hashtext('search_documents'));
     set local maintenance_work_mem = '512MB';
     create index if not exists chunks_by_neighbours on chunks using hnsw ((embedding::vector(${Number(dimension)})) vector_cosine_ops);
     create index if not exists chunks_with_vector on chunks (language, kind, grade) where embedding is not null;
     commit;
     analyze chunks;`,
  );
  return true;
}

/** Before vectors of another length come. */
export async function dropVectorIndex(tx: Queryable): Promise<void> {
  await tx.query("drop index if exists chunks_by_neighbours");
  await tx.query("drop index if exists chunks_with_vector");
}

/** The planner chooses between the two indexes by what it knows of the table, and nobody else may be there to tell it. */
export async function analyseVectors(db: Queryable): Promise<void> {
  await db.query("analyze chunks");
}

/**
 * The chunks nearest in meaning as the index sees them: nearly all that belong there. Fewer than the limit when the filter
 * leaves too few on the way.
 */
export async function selectNearestByIndex(
  db: Database,
  filter: ChunkFilter,
  vector: readonly number[],
  limit: number,
): Promise<Candidate[]> {
  const distance = `c.embedding::vector(${vector.length}) <=> $7::vector(${vector.length})`;
  return db.transaction(async (tx) => {
    await tx.query(
      `select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', $1, true),
              set_config('enable_seqscan', 'off', true)`,
      [String(Math.max(EF_SEARCH, 2 * limit))],
    );
    const { rows } = await tx.query<Candidate>(
      `with near as materialized (
         select ${CANDIDATE_COLUMNS}, ${distance} as distance
           from chunks c
          where ${filterOn("c")}
            and c.embedding is not null
          order by ${distance}
          limit $8
       )
       select ${CANDIDATE_COLUMNS}
         from near c
        order by c.distance, c.id`,
      [...filterValues(filter), pgvector.toSql([...vector]), limit],
    );
    return rows;
  });
}
