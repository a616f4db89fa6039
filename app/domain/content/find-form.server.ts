import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Translated } from "#app/i18n/languages.ts";
import { type FormDefinition, formSchema } from "./form-schema.ts";
import { type FormRow, selectCurrentForm, selectFormTitles, selectFormVersion, selectOfferedForms } from "./forms.queries.server.ts";

export type StoredForm = { readonly version: string; readonly form: FormDefinition };

const parsed = new Map<string, FormDefinition>();

/** A version never changes, so it is checked once a process. */
function readForm(row: FormRow): StoredForm {
  const key = `${row.form_id}/${row.version}`;
  const form = parsed.get(key) ?? formSchema.parse(row.definition);
  parsed.set(key, form);
  return { version: row.version, form };
}

/** The form as it is offered now. */
export async function findForm(db: Queryable, formId: string): Promise<StoredForm | undefined> {
  const row = await selectCurrentForm(db, formId);
  return row && readForm(row);
}

/** The form as it was when a draft or a request was begun. */
export async function findFormVersion(db: Queryable, formId: string, version: string): Promise<StoredForm | undefined> {
  const known = parsed.get(`${formId}/${version}`);
  if (known) return { version, form: known };
  const row = await selectFormVersion(db, formId, version);
  return row && readForm(row);
}

/** What forms are called, by id. */
export async function listFormTitles(db: Queryable): Promise<ReadonlyMap<string, Translated>> {
  const rows = await selectFormTitles(db);
  return new Map(rows.map((row) => [row.form_id, translatedSchema.parse(row.title)]));
}

/** The forms that anybody may send, so that others may send them for somebody. */
export async function listOfferedForms(db: Queryable): Promise<{ readonly formId: string; readonly title: Translated }[]> {
  const rows = await selectOfferedForms(db);
  return rows.map((row) => ({ formId: row.form_id, title: translatedSchema.parse(row.title) }));
}
