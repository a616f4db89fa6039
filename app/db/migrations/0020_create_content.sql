-- What content/ holds, as last published. The files are the source; these rows are what pages read.

create table site_settings (
  name text primary key check (name in ('site', 'topics')),
  value jsonb not null,
  content_hash text not null,
  published_at timestamptz not null
);

create table public_services (
  slug text primary key check (slug ~ '^[a-z0-9-]+$'),
  facts jsonb not null,
  desk_id text not null,
  audiences text[] not null,
  life_events text[] not null,
  themes text[] not null,
  -- The portal's own form, when there is one.
  form_id text,
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  reviewed_on date not null,
  review_by date not null check (review_by >= reviewed_on),
  content_hash text not null,
  published_at timestamptz not null
);

create table public_service_texts (
  slug text not null references public_services (slug) on delete cascade,
  language text not null check (language in ('en', 'zh-CN')),
  title text not null,
  summary text not null,
  texts jsonb not null,
  body_html text not null,
  headings jsonb not null,
  primary key (slug, language)
);

-- Policies and pages about the portal itself; both are read at /guides/<slug>.
create table documents (
  slug text primary key check (slug ~ '^[a-z0-9-]+$'),
  kind text not null check (kind in ('policy', 'page')),
  facts jsonb not null,
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  reviewed_on date not null,
  review_by date not null check (review_by >= reviewed_on),
  content_hash text not null,
  published_at timestamptz not null
);

create table document_texts (
  slug text not null references documents (slug) on delete cascade,
  language text not null check (language in ('en', 'zh-CN')),
  title text not null,
  summary text not null,
  body_html text not null,
  headings jsonb not null,
  primary key (slug, language)
);
