import type { Queryable } from "#app/db/port.ts";

export type CatalogueDates = {
  last_change: Date | null;
  last_setting: Date | null;
  last_begin: string | null;
  last_end: string | null;
};

/** When anything that exports say last changed: by publication, or because a record's first or last day came. */
export async function selectCatalogueDates(db: Queryable, today: string): Promise<CatalogueDates> {
  const { rows } = await db.query<CatalogueDates>(
    `with records as (
       select valid_from, valid_to from public_services
       union all
       select valid_from, valid_to from documents
     )
     select (select max(changed_at) from content_changes) as last_change,
            (select max(published_at) from site_settings) as last_setting,
            (select max(valid_from)::text from records where valid_from <= $1::date) as last_begin,
            (select max(valid_to)::text from records where valid_to < $1::date) as last_end`,
    [today],
  );
  return rows[0] ?? { last_change: null, last_setting: null, last_begin: null, last_end: null };
}

export type ChangeRow = {
  id: number;
  kind: "service" | "document";
  slug: string;
  change: "added" | "changed" | "removed";
  titles: Record<string, string>;
  changed_at: Date;
};

/** The latest change of each record, newest first; what is not open to the public is left out. */
export async function selectLatestChanges(
  db: Queryable,
  grades: readonly string[],
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>(
    `select id::int as id, kind, slug, change, titles, changed_at
       from (
         select distinct on (kind, slug) id, kind, slug, change, grade, titles, changed_at
           from content_changes
          order by kind, slug, id desc
       ) latest
      where grade = any($1::text[])
      order by changed_at desc, latest.id desc
      limit $2`,
    [grades, limit],
  );
  return rows;
}
