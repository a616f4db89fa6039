-- Documents as the search index knows them: one row a document and language.
create table search_documents (
  id text primary key,
  kind text not null check (kind in ('service', 'policy', 'page', 'corpus')),
  slug text not null,
  language text not null,
  title text not null,
  url text not null,
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  asked_as text[] not null default '{}',
  keywords text[] not null default '{}',
  reviewed_on date,
  content_hash text not null,
  analyser_version integer not null
);

-- Passages. Language, kind, grade and validity are the document's, repeated here so that ranked index scans can filter;
-- a document and its passages are always written in one transaction.
create table chunks (
  id text primary key,
  document_id text not null references search_documents (id) on delete cascade,
  position integer not null,
  language text not null,
  kind text not null check (kind in ('service', 'policy', 'page', 'corpus')),
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  valid_from date,
  valid_to date,
  section_id text not null,
  anchor text,
  heading text,
  heading_path text[] not null default '{}',
  body text not null,
  start_offset integer not null,
  end_offset integer not null,
  -- The analyser's terms, space-separated: title, then headings, then asked_as and keywords, then body; the three
  -- counts say where each field ends.
  terms text not null,
  title_term_count integer not null,
  heading_term_count integer not null,
  asked_term_count integer not null,
  term_count integer not null,
  unique (document_id, position),
  check (start_offset <= end_offset),
  check (title_term_count + heading_term_count + asked_term_count <= term_count)
);

-- In how many chunks of a language a term stands.
create table search_terms (
  language text not null,
  term text not null,
  chunk_count integer not null check (chunk_count >= 0),
  primary key (language, term)
);

create table search_languages (
  language text primary key,
  chunk_count integer not null check (chunk_count >= 0),
  term_count bigint not null check (term_count >= 0)
);

-- Names that the Chinese segmenter keeps whole.
create table search_names (
  name text primary key
);

-- Without pg_textsearch the candidates come from a GIN index instead of a BM25 one (0031).
do $$
begin
  if not exists (select 1 from pg_extension where extname = 'pg_textsearch') then
    alter table chunks add column terms_vector tsvector generated always as (to_tsvector('simple'::regconfig, terms)) stored;
    create index chunks_terms_vector on chunks using gin (terms_vector);
  end if;
end
$$;
