-- Questions that nothing on our pages answers, grouped by what they are about.
create table gaps (
  id uuid primary key,
  language text not null,
  -- Of the group's first question. Later ones are compared with these alone, so a group never drifts. Emptied when none
  -- of its questions is stored any more: then nothing joins it.
  terms text[] not null,
  status text not null default 'open' check (status in ('open', 'in_work', 'answered', 'not_answered')),
  owner_id uuid references staff_members (id),
  -- The page of ours that answers it now; the public reason why none will.
  page text,
  reason text check (length(reason) <= 500),
  -- What the public may read of it: words that many people used, and a wording that an editor released.
  public_words text[] not null default '{}',
  wording text check (length(wording) <= 200),
  -- Counted when asked, since conversations are deleted one day.
  question_count int not null default 0,
  conversation_count int not null default 0,
  first_asked_at timestamptz not null,
  last_asked_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check ((status = 'answered') = (page is not null)),
  check ((status = 'not_answered') = (reason is not null)),
  check (status <> 'in_work' or owner_id is not null)
);

create index gaps_by_language on gaps (language) where cardinality(terms) > 0;
create index gaps_by_status on gaps (status, question_count desc);

create table gap_questions (
  question_id uuid primary key references questions (id) on delete cascade,
  gap_id uuid not null references gaps (id) on delete cascade,
  -- Why it stands here: nothing was found, or its reader said that the answer is wrong.
  cause text not null check (cause in ('no_source', 'rated')),
  -- The words it shares with the group's first question.
  shared_terms text[] not null
);

create index gap_questions_by_gap on gap_questions (gap_id);
