import type { Queryable } from "#app/db/port.ts";

export type FormRow = { form_id: string; version: string; definition: unknown };

export async function selectCurrentForm(db: Queryable, formId: string): Promise<FormRow | undefined> {
  const { rows } = await db.query<FormRow>(
    `select form_id, version, definition
     from forms
     where form_id = $1
       and is_current`,
    [formId],
  );
  return rows[0];
}

export async function selectFormVersion(db: Queryable, formId: string, version: string): Promise<FormRow | undefined> {
  const { rows } = await db.query<FormRow>(
    `select form_id, version, definition
     from forms
     where form_id = $1
       and version = $2`,
    [formId, version],
  );
  return rows[0];
}

/** Titles of the newest version of every form, in all languages; also of forms that are no longer offered. */
export async function selectFormTitles(db: Queryable): Promise<{ form_id: string; title: unknown }[]> {
  const { rows } = await db.query<{ form_id: string; title: unknown }>(
    `select distinct on (form_id) form_id, definition -> 'title' as title
     from forms
     order by form_id, is_current desc, published_at desc`,
  );
  return rows;
}

/** Titles of the forms that are offered now and ask for no surer sign-in. */
export async function selectOfferedForms(db: Queryable): Promise<{ form_id: string; title: unknown }[]> {
  const { rows } = await db.query<{ form_id: string; title: unknown }>(
    `select form_id, definition -> 'title' as title
     from forms
     where is_current
       and coalesce(definition ->> 'assurance', 'none') = 'none'
     order by form_id`,
  );
  return rows;
}

/** Makes this version the current one of its form; older versions stay for the requests that were made with them. */
export async function upsertForm(
  tx: Queryable,
  form: { formId: string; version: string; definition: unknown; publishedAt: Date },
): Promise<void> {
  await tx.query(
    `update forms
     set is_current = false
     where form_id = $1
       and version <> $2
       and is_current`,
    [form.formId, form.version],
  );
  await tx.query(
    `insert into forms (form_id, version, definition, is_current, published_at)
     values ($1, $2, $3::jsonb, true, $4)
     on conflict (form_id, version) do update set is_current = true`,
    [form.formId, form.version, JSON.stringify(form.definition), form.publishedAt],
  );
}

/** The version each offered form has now. */
export async function selectCurrentVersions(tx: Queryable): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ form_id: string; version: string }>(
    `select form_id, version
     from forms
     where is_current`,
  );
  return new Map(rows.map((row) => [row.form_id, row.version]));
}

/** Forms that are not among these are offered no longer; gives how many those were. */
export async function retireForms(tx: Queryable, formIds: readonly string[]): Promise<number> {
  const { rows } = await tx.query(
    `update forms
     set is_current = false
     where is_current
       and not form_id = any($1::text[])
     returning form_id`,
    [formIds],
  );
  return rows.length;
}
