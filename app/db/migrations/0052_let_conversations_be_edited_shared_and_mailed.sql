-- A question that its owner wrote anew names the one it replaces, which stays with its answer. One successor each.
alter table questions add column replaces uuid unique references questions (id) on delete cascade;

-- The nightly job looks for what was silent for long.
create index conversations_last_active on conversations (last_active_at);

-- What the holder of a conversation says of an answer: one row, which may change, so that it counts once.
create table answer_feedback (
  question_id uuid primary key references answers (question_id) on delete cascade,
  is_helpful boolean not null,
  reason text check (reason in ('wrong', 'outdated', 'other_question', 'incomplete', 'hard', 'other')),
  -- Masked like questions.
  words text check (char_length(words) <= 500),
  given_at timestamptz not null,
  changed_at timestamptz not null,
  check (not is_helpful or (reason is null and words is null))
);

-- One answer that its owner lets others read. The link's token is worked out from the id and the portal's secret.
create table answer_shares (
  id uuid primary key,
  question_id uuid not null unique references answers (question_id) on delete cascade,
  token_hash text not null unique,
  shared_at timestamptz not null
);

-- The one-time keys of forms that mailed a transcript: sent twice, it is mailed once. The address is not kept.
create table transcript_mails (
  submission_key uuid primary key,
  conversation_id uuid not null references conversations (id) on delete cascade,
  queued_at timestamptz not null
);
