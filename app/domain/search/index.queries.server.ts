import type { Queryable } from "#app/db/port.ts";
import type { ChunkRow } from "./index-entry.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { mentionsIn, shortNameOf } from "./mentions.ts";
import { toSearchLanguage } from "./search-language.ts";
import type { TermChanges } from "./term-changes.ts";

/** One writer at a time, or two would add up each other's document frequencies. Held to the end of the transaction. */
export async function lockIndex(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('search_documents'))");
}

export type IndexedDocument = { readonly id: string; readonly content_hash: string; readonly analyser_version: number };

export async function selectIndexed(db: Queryable, ids: readonly string[]): Promise<IndexedDocument[]> {
  const { rows } = await db.query<IndexedDocument>(
    `select id, content_hash, analyser_version
       from search_documents
      where id = any($1)`,
    [ids],
  );
  return rows;
}

/** Deletes documents with their chunks and tells what they held. */
export async function deleteDocuments(tx: Queryable, ids: readonly string[]) {
  const { rows } = await tx.query<Pick<ChunkRow, "language" | "terms" | "term_count">>(
    `delete from chunks
      where document_id = any($1)
      returning language, terms, term_count`,
    [ids],
  );
  await tx.query("delete from search_documents where id = any($1)", [ids]);
  return rows;
}

export async function insertDocuments(
  tx: Queryable,
  documents: readonly IndexableDocument[],
  analyserVersion: number,
): Promise<void> {
  const rows = documents.map((document) => ({
    id: document.id,
    kind: document.kind,
    slug: document.slug,
    language: toSearchLanguage(document.language),
    title: document.title,
    url: document.url,
    grade: document.grade,
    asked_as: document.askedAs,
    keywords: document.keywords,
    reviewed_on: document.reviewedOn ?? null,
    content_hash: document.contentHash,
    short_name: shortNameOf(document.title),
  }));
  await tx.query(
    `insert into search_documents
       (id, kind, slug, language, title, url, grade, asked_as, keywords, reviewed_on, content_hash,
        short_name, analyser_version)
     select id, kind, slug, language, title, url, grade, asked_as, keywords, reviewed_on, content_hash, short_name, $2
       from jsonb_to_recordset($1::jsonb) as r (
         id text, kind text, slug text, language text, title text, url text, grade text,
         asked_as text[], keywords text[], reviewed_on date, content_hash text, short_name text)`,
    [JSON.stringify(rows), analyserVersion],
  );
  await insertMentions(tx, documents);
}

async function insertMentions(tx: Queryable, documents: readonly IndexableDocument[]): Promise<void> {
  const rows = documents.flatMap(({ id, language, title, sections }) =>
    mentionsIn([title, ...sections.map(({ text }) => text)], title).map((name) => ({
      language: toSearchLanguage(language),
      name,
      document_id: id,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into search_mentions (language, name, document_id)
     select language, name, document_id
       from jsonb_to_recordset($1::jsonb) as r (language text, name text, document_id text)`,
    [JSON.stringify(rows)],
  );
}

export async function insertChunks(tx: Queryable, chunks: readonly ChunkRow[]): Promise<void> {
  await tx.query(
    `insert into chunks
       (id, document_id, position, language, kind, grade, valid_from, valid_to, audiences, places, section_id, anchor, heading, heading_path,
        page, body, start_offset, end_offset, terms, title_term_count, heading_term_count, asked_term_count, term_count)
     select id, document_id, position, language, kind, grade, valid_from, valid_to, audiences, places, section_id, anchor, heading, heading_path,
            page, body, start_offset, end_offset, terms, title_term_count, heading_term_count, asked_term_count, term_count
       from jsonb_to_recordset($1::jsonb) as r (
         id text, document_id text, position integer, language text, kind text, grade text, valid_from date, valid_to date,
         audiences text[], places text[], section_id text, anchor text, heading text, heading_path text[], page integer, body text, start_offset integer, end_offset integer,
         terms text, title_term_count integer, heading_term_count integer, asked_term_count integer, term_count integer)`,
    [JSON.stringify(chunks)],
  );
}

/** Adds up document frequencies. A rise may be a new row; a fall always has one, and the check would refuse it as new. */
export async function applyTermChanges(tx: Queryable, changes: TermChanges): Promise<void> {
  for (const { language, chunkCount, termCount } of changes.languages) {
    await tx.query(
      `insert into search_languages (language, chunk_count, term_count)
       values ($1, 0, 0)
           on conflict (language) do nothing`,
      [language],
    );
    await tx.query(
      `update search_languages
          set chunk_count = chunk_count + $2,
              term_count = term_count + $3
        where language = $1`,
      [language, chunkCount, termCount],
    );
  }
  for (const { language, risen, fallen } of changes.terms) {
    await tx.query(
      `insert into search_terms (language, term, chunk_count)
       select $1, change.term, change.chunk_count
         from unnest($2::text[], $3::integer[]) as change (term, chunk_count)
           on conflict (language, term) do update
          set chunk_count = search_terms.chunk_count + excluded.chunk_count`,
      [language, risen.map(([term]) => term), risen.map(([, count]) => count)],
    );
    if (fallen.length === 0) continue;
    await tx.query(
      `update search_terms
          set chunk_count = search_terms.chunk_count + change.chunk_count
         from unnest($2::text[], $3::integer[]) as change (term, chunk_count)
        where search_terms.language = $1
          and search_terms.term = change.term`,
      [language, fallen.map(([term]) => term), fallen.map(([, count]) => count)],
    );
    await tx.query(
      `delete from search_terms
        where language = $1
          and chunk_count = 0`,
      [language],
    );
  }
}

/** Gives how many names there are now. */
export async function insertNames(tx: Queryable, names: readonly string[]): Promise<number> {
  await tx.query(
    `insert into search_names (name)
     select unnest($1::text[])
         on conflict (name) do nothing`,
    [names],
  );
  const { rows } = await tx.query<{ count: number }>("select count(*)::int as count from search_names");
  return rows[0]?.count ?? 0;
}

export async function selectNames(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>("select name from search_names order by name");
  return rows.map((row) => row.name);
}

/** How many documents an older analyser made. */
export async function countOutdated(db: Queryable, analyserVersion: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
       from search_documents
      where analyser_version <> $1`,
    [analyserVersion],
  );
  return rows[0]?.count ?? 0;
}
