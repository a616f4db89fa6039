-- Sections as they read when an answer cited them or somebody was told of a change. `version` is the hash of address,
-- language and words, so each reading stands here once. Only published texts.
create table cited_sections (
  version text primary key check (version ~ '^[0-9a-f]{64}$'),
  url text not null,
  language text not null,
  title text not null,
  section text not null,
  text text not null,
  first_seen_at timestamptz not null
);

-- Somebody who asked to be told when an answer changes, or when there is one. The address goes with the row: at their
-- word, with the conversation, or after three days without a confirmation.
create table answer_watches (
  id uuid primary key,
  question_id uuid not null references questions (id) on delete cascade,
  email text not null check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  -- What they read, and are written to in.
  language text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  unique (question_id, email)
);

create index answer_watches_email on answer_watches (email, language);

-- The sections a watched answer rests on, as their reader last heard of them.
create table watched_sections (
  watch_id uuid not null references answer_watches (id) on delete cascade,
  url text not null,
  language text not null,
  version text not null references cited_sections (version),
  is_gone boolean not null default false,
  -- The document in the index and its hash when last looked at, or 'unseen', or 'gone': only others are looked at again.
  document_id text not null,
  document_hash text not null default 'unseen',
  primary key (watch_id, url, language)
);

-- What a person was told, kept to be shown: a section with the words before and after, or what became of the question.
create table watch_notices (
  id uuid primary key,
  watch_id uuid not null references answer_watches (id) on delete cascade,
  kind text not null check (kind in ('section_changed', 'section_gone', 'section_back', 'gap_answered', 'gap_closed')),
  old_version text references cited_sections (version),
  new_version text references cited_sections (version),
  -- Of a question without a source: the page that answers it now, or why none will.
  page text,
  reason text,
  told_at timestamptz not null,
  check ((kind in ('section_changed', 'section_back')) = (new_version is not null)),
  check ((kind like 'section_%') = (old_version is not null)),
  check ((kind = 'gap_answered') = (page is not null)),
  check ((kind = 'gap_closed') = (reason is not null))
);

create index watch_notices_by_watch on watch_notices (watch_id, told_at desc);
