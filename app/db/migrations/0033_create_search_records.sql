-- Whole documents as the search page compares them: one row a document, its terms field by field. The three counts and
-- the list say where title, keywords and summary end and where each of the residents' own phrases ends; then comes the body,
-- each term once.
create table search_records (
  document_id text primary key references search_documents (id) on delete cascade,
  language text not null,
  kind text not null check (kind in ('service', 'policy', 'page', 'corpus')),
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  valid_from date,
  valid_to date,
  terms text not null,
  title_end integer not null,
  keywords_end integer not null,
  summary_end integer not null,
  asked_ends integer[] not null,
  term_count integer not null,
  check (title_end <= keywords_end and keywords_end <= summary_end and summary_end <= term_count)
);

-- How Chinese words of titles, keywords and residents' phrases sound: pinyin without tones, and its initials. Only added to, as
-- names are: a word that stands nowhere any more finds nothing.
create table search_sounds (
  sound text not null,
  word text not null,
  is_initials boolean not null,
  primary key (sound, word)
);

-- Without pg_textsearch the candidates come from a GIN index instead of a BM25 one (0034).
do $$
begin
  if not exists (select 1 from pg_extension where extname = 'pg_textsearch') then
    alter table search_records add column terms_vector tsvector generated always as (to_tsvector('simple'::regconfig, terms)) stored;
    create index search_records_terms_vector on search_records using gin (terms_vector);
  end if;
end
$$;
