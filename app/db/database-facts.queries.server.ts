import type { Queryable } from "./port.ts";

/** `schema.table` → how many rows, for every table that is not the server's own and outlives a crash. */
export type RowCounts = Readonly<Record<string, number>>;

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

export async function selectTables(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p' and ${OURS}
     order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Counts every row there is: exact, and as slow as reading every table once. */
export async function countRows(db: Queryable): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const name of await selectTables(db)) {
    const quoted = name.split(".").map((part) => `"${part.replaceAll('"', '""')}"`);
    const { rows } = await db.query<{ count: number }>(`select count(*)::int as count from ${quoted.join(".")}`);
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}

/** The migrations this database has had, in order; empty when it never was a portal's. */
export async function selectMigrations(db: Queryable): Promise<string[]> {
  const { rows: found } = await db.query<{ there: boolean }>(
    "select to_regclass('public.schema_migrations') is not null as there",
  );
  if (!found[0]?.there) return [];
  const { rows } = await db.query<{ name: string }>("select name from schema_migrations order by name");
  return rows.map((row) => row.name);
}

export async function selectExtensions(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    "select extname as name from pg_extension where extname <> 'plpgsql' order by extname",
  );
  return rows.map((row) => row.name);
}

export async function selectOfferedExtensions(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>("select name from pg_available_extensions order by name");
  return rows.map((row) => row.name);
}

/** `15.14`, and its first part as a number. */
export async function selectServerVersion(db: Queryable): Promise<{ text: string; major: number }> {
  const { rows } = await db.query<{ text: string; major: number }>(
    `select split_part(current_setting('server_version'), ' ', 1) as text,
            current_setting('server_version_num')::int / 10000 as major`,
  );
  const version = rows[0];
  if (!version) throw new Error("the server told no version");
  return version;
}

export type ServerState = {
  readonly encoding: string;
  readonly isReadOnly: boolean;
  /** Whether this account may make tables, as migrations do. */
  readonly mayCreate: boolean;
  readonly user: string;
  readonly now: Date;
};

export async function selectServerState(db: Queryable): Promise<ServerState> {
  const { rows } = await db.query<{
    encoding: string;
    read_only: boolean;
    may_create: boolean;
    account: string;
    now: Date;
  }>(
    `select current_setting('server_encoding') as encoding,
            pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as read_only,
            has_schema_privilege('public', 'create') as may_create,
            current_user::text as account,
            clock_timestamp() as now`,
  );
  const state = rows[0];
  if (!state) throw new Error("the server told no state");
  return {
    encoding: state.encoding,
    isReadOnly: state.read_only,
    mayCreate: state.may_create,
    user: state.account,
    now: state.now,
  };
}

/** How many connections a running portal holds to this database. */
export async function countPortalConnections(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
     from pg_stat_activity
     where datname = current_database() and application_name = 'onewindow'`,
  );
  return rows[0]?.count ?? 0;
}
