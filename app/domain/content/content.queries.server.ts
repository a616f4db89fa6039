import type { Queryable } from "#app/db/port.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import type { LoadedPage, LoadedPolicy, LoadedService, OriginalFile } from "./content.ts";
import { ownForm } from "./join-service.ts";

type Edition = { readonly contentHash: string; readonly publishedAt: Date };

/** Hashes of everything published, by `site`, `topics`, `service:<slug>` and `document:<slug>`. */
export async function selectPublishedHashes(db: Queryable): Promise<Map<string, string>> {
  const { rows } = await db.query<{ name: string; content_hash: string }>(
    `select name, content_hash
       from site_settings
      union all
     select 'service:' || slug, content_hash
       from public_services
      union all
     select 'document:' || slug, content_hash
       from documents`,
  );
  return new Map(rows.map((row) => [row.name, row.content_hash]));
}

export async function upsertSetting(db: Queryable, name: "site" | "topics" | "facts" | "search" | "data_sharing" | "reply_templates", value: unknown, edition: Edition): Promise<void> {
  await db.query(
    `insert into site_settings (name, value, content_hash, published_at)
     values ($1, $2::jsonb, $3, $4)
     on conflict (name) do update
        set value = excluded.value,
            content_hash = excluded.content_hash,
            published_at = excluded.published_at`,
    [name, JSON.stringify(value), edition.contentHash, edition.publishedAt],
  );
}

/** Replaces a service and its texts; call it in a transaction. */
export async function upsertService(tx: Queryable, { facts, written }: LoadedService, edition: Edition): Promise<void> {
  await tx.query(
    `insert into public_services (slug, facts, desk_id, audiences, life_events, themes, form_id, grade,
                                  valid_from, valid_to, reviewed_on, review_by, content_hash, published_at)
     values ($1, $2::jsonb, $3, $4::text[], $5::text[], $6::text[], $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (slug) do update
        set facts = excluded.facts,
            desk_id = excluded.desk_id,
            audiences = excluded.audiences,
            life_events = excluded.life_events,
            themes = excluded.themes,
            form_id = excluded.form_id,
            grade = excluded.grade,
            valid_from = excluded.valid_from,
            valid_to = excluded.valid_to,
            reviewed_on = excluded.reviewed_on,
            review_by = excluded.review_by,
            content_hash = excluded.content_hash,
            published_at = excluded.published_at`,
    [
      facts.identifier,
      JSON.stringify(facts),
      facts.desk,
      facts.audiences,
      facts.life_events,
      facts.themes,
      ownForm(facts) ?? null,
      facts.grade,
      ...datesOf(facts),
      edition.contentHash,
      edition.publishedAt,
    ],
  );
  for (const language of CONTENT_LANGUAGES) await upsertServiceText(tx, facts.identifier, language, written[language]);
}

async function upsertServiceText(tx: Queryable, slug: string, language: ContentLanguage, { texts, body }: LoadedService["written"][ContentLanguage]) {
  await tx.query(
    `insert into public_service_texts (slug, language, title, summary, texts, body_html, headings)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb)
     on conflict (slug, language) do update
        set title = excluded.title,
            summary = excluded.summary,
            texts = excluded.texts,
            body_html = excluded.body_html,
            headings = excluded.headings`,
    [slug, language, texts.title, texts.summary, JSON.stringify(texts), body.html, headingsOf(body)],
  );
}

/** Replaces a policy or page and its texts; call it in a transaction. */
export async function upsertDocument(tx: Queryable, { kind, facts, written }: LoadedPolicy | LoadedPage, edition: Edition): Promise<void> {
  await tx.query(
    `insert into documents (slug, kind, facts, grade, valid_from, valid_to, reviewed_on, review_by, content_hash, published_at)
     values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8, $9, $10)
     on conflict (slug) do update
        set kind = excluded.kind,
            facts = excluded.facts,
            grade = excluded.grade,
            valid_from = excluded.valid_from,
            valid_to = excluded.valid_to,
            reviewed_on = excluded.reviewed_on,
            review_by = excluded.review_by,
            content_hash = excluded.content_hash,
            published_at = excluded.published_at`,
    [facts.identifier, kind, JSON.stringify(facts), facts.grade, ...datesOf(facts), edition.contentHash, edition.publishedAt],
  );
  for (const language of CONTENT_LANGUAGES) {
    const { texts, body, bodyLanguage } = written[language];
    await tx.query(
      `insert into document_texts (slug, language, title, summary, body_html, body_language, headings)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb)
       on conflict (slug, language) do update
          set title = excluded.title,
              summary = excluded.summary,
              body_html = excluded.body_html,
              body_language = excluded.body_language,
              headings = excluded.headings`,
      [facts.identifier, language, texts.title, texts.summary, body.html, bodyLanguage ?? language, headingsOf(body)],
    );
  }
}

/** The authority's own files of a document, one a language; call it in the transaction that writes the document. */
export async function replaceDocumentFiles(tx: Queryable, slug: string, files: readonly StoredFile[]): Promise<void> {
  await tx.query("delete from document_files where slug = $1", [slug]);
  for (const { language, format, sha256, sizeBytes, pageCount, content } of files) {
    await tx.query(
      `insert into document_files (slug, language, format, sha256, size_bytes, page_count, content)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [slug, language, format, sha256, sizeBytes, pageCount ?? null, content],
    );
  }
}

export type StoredFile = Omit<OriginalFile, "read"> & { readonly language: ContentLanguage; readonly content: Uint8Array };

/** Takes away what is not among these and records that it went; gives the slugs. */
export async function deleteOtherServices(db: Queryable, keep: readonly string[], removedAt: Date): Promise<string[]> {
  const { rows } = await db.query<{ slug: string }>(
    `with gone as (
       delete from public_services
        where slug <> all($1::text[])
       returning slug, grade
     )
     insert into content_changes (kind, slug, change, grade, titles, changed_at)
     select 'service', gone.slug, 'removed', gone.grade,
            coalesce((select jsonb_object_agg(t.language, t.title) from public_service_texts t where t.slug = gone.slug), '{}'),
            $2
       from gone
     returning slug`,
    [keep, removedAt],
  );
  return rows.map((row) => row.slug);
}

export async function deleteOtherDocuments(db: Queryable, keep: readonly string[], removedAt: Date): Promise<string[]> {
  const { rows } = await db.query<{ slug: string }>(
    `with gone as (
       delete from documents
        where slug <> all($1::text[])
       returning slug, grade
     )
     insert into content_changes (kind, slug, change, grade, titles, changed_at)
     select 'document', gone.slug, 'removed', gone.grade,
            coalesce((select jsonb_object_agg(t.language, t.title) from document_texts t where t.slug = gone.slug), '{}'),
            $2
       from gone
     returning slug`,
    [keep, removedAt],
  );
  return rows.map((row) => row.slug);
}

type Change = { readonly kind: "service" | "document"; readonly change: "added" | "changed"; readonly changedAt: Date };

/** Records that a record was published; in the transaction that publishes it. */
export async function insertChange(
  tx: Queryable,
  { facts, written }: LoadedService | LoadedPolicy | LoadedPage,
  { kind, change, changedAt }: Change,
): Promise<void> {
  const titles = Object.fromEntries(CONTENT_LANGUAGES.map((language) => [language, written[language].texts.title]));
  await tx.query(
    `insert into content_changes (kind, slug, change, grade, titles, changed_at)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [kind, facts.identifier, change, facts.grade, JSON.stringify(titles), changedAt],
  );
}

/** Ids of the index's own entries for content (foreign collections left out). */
export async function selectIndexedContentIds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id
       from search_documents
      where kind in ('service', 'policy', 'page')`,
  );
  return rows.map((row) => row.id);
}

/** Tells every process that pages and caches made from content are old. */
export async function notifyContentPublished(db: Queryable): Promise<void> {
  await db.query(`select pg_notify('content_published', '')`);
}

function datesOf(facts: { valid_from: string; valid_to?: string | undefined; reviewed_on: string; review_by: string }) {
  return [facts.valid_from, facts.valid_to ?? null, facts.reviewed_on, facts.review_by];
}

function headingsOf({ headings }: LoadedService["written"][ContentLanguage]["body"]): string {
  return JSON.stringify(headings.map(({ anchor, level, text }) => ({ anchor, level, text })));
}
