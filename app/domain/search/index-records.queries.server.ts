import type { Queryable } from "#app/db/port.ts";
import type { Sound } from "./chinese-sounds.server.ts";
import type { RecordRow } from "./index-record.server.ts";

export async function insertRecords(tx: Queryable, records: readonly RecordRow[]): Promise<void> {
  await tx.query(
    `insert into search_records
       (document_id, language, kind, grade, valid_from, valid_to, audiences, places, terms, title_end, keywords_end, summary_end, asked_ends, term_count)
     select document_id, language, kind, grade, valid_from, valid_to, audiences, places, terms, title_end, keywords_end, summary_end, asked_ends, term_count
       from jsonb_to_recordset($1::jsonb) as r (
         document_id text, language text, kind text, grade text, valid_from date, valid_to date, audiences text[], places text[], terms text,
         title_end integer, keywords_end integer, summary_end integer, asked_ends integer[], term_count integer)`,
    [JSON.stringify(records)],
  );
}

export async function insertSounds(tx: Queryable, sounds: readonly Sound[]): Promise<void> {
  if (sounds.length === 0) return;
  await tx.query(
    `insert into search_sounds (sound, word, is_initials)
     select sound, word, is_initials
       from jsonb_to_recordset($1::jsonb) as r (sound text, word text, is_initials boolean)
         on conflict (sound, word) do nothing`,
    [JSON.stringify(sounds)],
  );
}
