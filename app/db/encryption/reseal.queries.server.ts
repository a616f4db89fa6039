import type { Database, Queryable, Transaction } from "#app/db/port.ts";
import { fieldsOf } from "./port.ts";
import { SEALED_COLUMNS, type SealedColumn, sealedColumns } from "./sealed-columns.ts";

const BATCH = 500;

/** Events are append-only; their triggers let through a change of the sealed form alone, in a transaction that says so. */
export async function beginSealing(tx: Queryable): Promise<void> {
  await tx.query("select set_config('onewindow.sealing', 'on', true)");
}

/** Those that this database has: a copy of an older version may lack some. */
async function listColumns(db: Queryable): Promise<SealedColumn[]> {
  const { rows } = await db.query<{ table: string }>(
    `select c.relname as table
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid
     where a.attname = 'sealed'
       and c.relnamespace = 'public'::regnamespace`,
  );
  return sealedColumns.filter((column) => rows.some(({ table }) => table === SEALED_COLUMNS[column].table));
}

/** How many rows each key has sealed. */
export async function countRowsByKey(db: Queryable): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const column of await listColumns(db)) {
    const { rows } = await db.query<{ key: string; count: number }>(
      `select split_part(t.sealed, '.', 2) as key, count(*)::int as count
       from ${SEALED_COLUMNS[column].table} t
       where t.sealed is not null
       group by 1`,
    );
    for (const { key, count } of rows) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** One value of each column that has one, to try whether it opens. */
export async function selectSamples(db: Queryable): Promise<{ column: SealedColumn; row: string; sealed: string }[]> {
  const samples: { column: SealedColumn; row: string; sealed: string }[] = [];
  for (const column of await listColumns(db)) {
    const { table, row } = SEALED_COLUMNS[column];
    const { rows } = await db.query<{ row: string; sealed: string }>(
      `select ${row} as row, t.sealed
       from ${table} t
       where t.sealed is not null
       limit 1`,
    );
    samples.push(...rows.map((found) => ({ column, ...found })));
  }
  return samples;
}

/**
 * Seals with the newest key whatever another one sealed, in batches of one transaction each: cut short at any moment, it goes on
 * where it was. `onBatch` hears how many rows were done.
 */
export async function resealEverything(db: Database, onBatch: (rows: number) => void = () => undefined): Promise<void> {
  for (const column of sealedColumns) {
    for (;;) {
      const done = await db.transaction((tx) => resealBatch(tx, column));
      if (done > 0) onBatch(done);
      if (done < BATCH) break;
    }
  }
}

async function resealBatch(tx: Transaction, column: SealedColumn): Promise<number> {
  const { table, row, match } = SEALED_COLUMNS[column];
  const fields = fieldsOf(tx);
  await beginSealing(tx);
  const { rows } = await tx.query<{ row: string; sealed: string }>(
    `select ${row} as row, t.sealed
     from ${table} t
     where split_part(t.sealed, '.', 2) <> $1
     limit ${BATCH}
     for update`,
    [fields.sealsWith()],
  );
  const renewed = rows.map((old) =>
    fields.seal({ column, row: old.row }, fields.open({ column, row: old.row }, old.sealed)),
  );
  await tx.query(
    `update ${table} t
     set sealed = v.sealed
     from unnest($1::text[], $2::text[]) as v (row, sealed)
     where ${match}`,
    [rows.map((old) => old.row), renewed],
  );
  return rows.length;
}
