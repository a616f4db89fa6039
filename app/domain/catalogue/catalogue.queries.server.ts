import type { Queryable } from "#app/db/port.ts";
import type { Grade } from "#app/domain/accounts/grades.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { DocumentFormat } from "#app/ports/documents/port.ts";
import type { Heading } from "./public-service.ts";

/** What every reading of the catalogue is bounded by. */
export type Bounds = { readonly language: string; readonly grades: readonly Grade[]; readonly today: string };

export type ServiceListRow = {
  slug: string;
  title: string;
  summary: string;
  audiences: string[];
  life_events: string[];
  themes: string[];
  form_id: string | null;
  asked_as: string[];
  keywords: string[];
};

export async function selectServices(db: Queryable, bounds: Bounds): Promise<ServiceListRow[]> {
  const { rows } = await db.query<ServiceListRow>(
    `select s.slug, t.title, t.summary, s.audiences, s.life_events, s.themes, s.form_id,
            t.texts -> 'asked_as' as asked_as, t.texts -> 'keywords' as keywords
       from public_services s
       join public_service_texts t on t.slug = s.slug
      where t.language = $1
        and s.grade = any($2::text[])
        and s.valid_from <= $3::date
        and (s.valid_to is null or s.valid_to >= $3::date)
      order by s.slug`,
    [bounds.language, bounds.grades, bounds.today],
  );
  return rows;
}

export type ServiceRow = {
  slug: string;
  facts: unknown;
  texts: unknown;
  body_html: string;
  headings: Heading[];
};

export async function selectService(db: Queryable, bounds: Bounds, slug: string): Promise<ServiceRow | undefined> {
  const { rows } = await db.query<ServiceRow>(
    `select s.slug, s.facts, t.texts, t.body_html, t.headings
       from public_services s
       join public_service_texts t on t.slug = s.slug
      where s.slug = $4
        and t.language = $1
        and s.grade = any($2::text[])
        and s.valid_from <= $3::date
        and (s.valid_to is null or s.valid_to >= $3::date)`,
    [bounds.language, bounds.grades, bounds.today, slug],
  );
  return rows[0];
}

export type WholeServiceRow = ServiceRow & { published_at: Date };

/** Everything about every service that may be seen. */
export async function selectWholeServices(db: Queryable, bounds: Bounds): Promise<WholeServiceRow[]> {
  const { rows } = await db.query<WholeServiceRow>(
    `select s.slug, s.facts, s.published_at, t.texts, t.body_html, t.headings
       from public_services s
       join public_service_texts t on t.slug = s.slug
      where t.language = $1
        and s.grade = any($2::text[])
        and s.valid_from <= $3::date
        and (s.valid_to is null or s.valid_to >= $3::date)
      order by s.slug`,
    [bounds.language, bounds.grades, bounds.today],
  );
  return rows;
}

/** Titles of those of the named services that may be seen; the others are left out. */
export async function selectServiceTitles(
  db: Queryable,
  bounds: Bounds,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ slug: string; title: string }>(
    `select s.slug, t.title
       from public_services s
       join public_service_texts t on t.slug = s.slug
      where s.slug = any($4::text[])
        and t.language = $1
        and s.grade = any($2::text[])
        and s.valid_from <= $3::date
        and (s.valid_to is null or s.valid_to >= $3::date)`,
    [bounds.language, bounds.grades, bounds.today, slugs],
  );
  return new Map(rows.map((row) => [row.slug, row.title]));
}

export type DocumentRow = {
  slug: string;
  kind: "policy" | "page";
  facts: unknown;
  title: string;
  summary: string;
  body_html: string;
  body_language: ContentLanguage | null;
  headings: Heading[];
  is_past: boolean;
};

/** A policy that counts no longer can still be read; only lists, search and answers leave it out. */
export async function selectDocument(db: Queryable, bounds: Bounds, slug: string): Promise<DocumentRow | undefined> {
  const { rows } = await db.query<DocumentRow>(
    `select d.slug, d.kind, d.facts, t.title, t.summary, t.body_html, t.body_language, t.headings,
            coalesce(d.valid_to < $3::date, false) as is_past
       from documents d
       join document_texts t on t.slug = d.slug
      where d.slug = $4
        and t.language = $1
        and d.grade = any($2::text[])
        and d.valid_from <= $3::date
        and (d.kind = 'policy' or d.valid_to is null or d.valid_to >= $3::date)`,
    [bounds.language, bounds.grades, bounds.today, slug],
  );
  return rows[0];
}

export type OriginalRow = {
  language: ContentLanguage;
  format: DocumentFormat;
  size_bytes: number;
  page_count: number | null;
};

/** The file behind a document that may be read: the reader's language first, else the one there is. */
export async function selectOriginal(db: Queryable, bounds: Bounds, slug: string): Promise<OriginalRow | undefined> {
  const { rows } = await db.query<OriginalRow>(
    `select f.language, f.format, f.size_bytes, f.page_count
       from document_files f
       join documents d on d.slug = f.slug
      where d.slug = $4
        and d.grade = any($2::text[])
        and d.valid_from <= $3::date
      order by f.language = $1 desc, f.language
      limit 1`,
    [bounds.language, bounds.grades, bounds.today, slug],
  );
  return rows[0];
}

export async function selectOriginalContent(
  db: Queryable,
  slug: string,
  language: ContentLanguage,
): Promise<{ content: Uint8Array; sha256: string } | undefined> {
  const { rows } = await db.query<{ content: Uint8Array; sha256: string }>(
    `select content, sha256
       from document_files
      where slug = $1
        and language = $2`,
    [slug, language],
  );
  return rows[0];
}

export type DocumentListRow = {
  slug: string;
  kind: "policy" | "page";
  title: string;
  summary: string;
  services: string[];
};

export async function selectDocuments(db: Queryable, bounds: Bounds): Promise<DocumentListRow[]> {
  const { rows } = await db.query<DocumentListRow>(
    `select d.slug, d.kind, t.title, t.summary, coalesce(d.facts -> 'services', '[]'::jsonb) as services
       from documents d
       join document_texts t on t.slug = d.slug
      where t.language = $1
        and d.grade = any($2::text[])
        and d.valid_from <= $3::date
        and (d.valid_to is null or d.valid_to >= $3::date)
      order by d.slug`,
    [bounds.language, bounds.grades, bounds.today],
  );
  return rows;
}

export async function selectSetting(
  db: Queryable,
  name: "site" | "topics" | "facts" | "search" | "data_sharing" | "reply_templates",
): Promise<unknown> {
  const { rows } = await db.query<{ value: unknown }>(
    `select value
       from site_settings
      where name = $1`,
    [name],
  );
  return rows[0]?.value;
}

/** Titles of documents by slug. */
export async function selectDocumentTitles(
  db: Queryable,
  slugs: readonly string[],
  language: ContentLanguage,
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ slug: string; title: string }>(
    `select slug, title
       from document_texts
      where slug = any($1::text[])
        and language = $2`,
    [slugs, language],
  );
  return new Map(rows.map(({ slug, title }) => [slug, title]));
}
