import { selectServerVersion } from "./database-facts.queries.server.ts";
import { withPostgresSession } from "./postgres-session.server.ts";
import { getPostgresTool, runPostgresTool, type ToolEnvironment } from "./postgres-tools.server.ts";

/**
 * Drops what the portal and its job queue made, and leaves extensions alone: to make them again may need an
 * administrator of the server.
 */
const EMPTY = `
drop schema if exists pgboss cascade;
do $$
declare
  thing record;
begin
  for thing in
    select c.oid::regclass as name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  loop
    execute format('drop %s if exists %s cascade', thing.kind, thing.name);
  end loop;
  for thing in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  loop
    execute format('drop sequence if exists %s cascade', thing.name);
  end loop;
  for thing in
    select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  loop
    execute format('drop routine if exists %s cascade', thing.name);
  end loop;
  for thing in
    select t.oid::regtype as name, case t.typtype when 'd' then 'domain' else 'type' end as kind from pg_type t
    where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
      and not exists (select 1 from pg_depend d where d.objid = t.oid and d.classid = 'pg_type'::regclass and d.deptype = 'e')
  loop
    execute format('drop %s if exists %s cascade', thing.kind, thing.name);
  end loop;
end
$$;`;

/** Runs a dump of `dumpPostgres` in one transaction: all of it or nothing. `isEmptiedFirst` drops what was there, in the same one. */
export async function restorePostgres(
  databaseUrl: string,
  file: string,
  env: ToolEnvironment,
  options: { readonly isEmptiedFirst: boolean },
): Promise<void> {
  const { major } = await withPostgresSession(databaseUrl, selectServerVersion);
  const program = await getPostgresTool("psql", major, env);
  const first = options.isEmptiedFirst ? [`--command=${EMPTY}`] : [];
  const args = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"];
  await runPostgresTool(program, [...args, ...first, `--file=${file}`], databaseUrl, env);
}
