-- A conversation belongs to the browser that began it (a keyed hash of its cookie). Programs without a cookie may go on
-- with their own by its id, which nobody can guess.
create table conversations (
  id uuid primary key,
  visitor_id text,
  language text not null,
  mode text not null check (mode in ('full', 'simple')),
  channel text not null check (channel in ('web', 'api', 'cli')),
  handed_off_at timestamptz,
  created_at timestamptz not null,
  last_active_at timestamptz not null,
  check (channel <> 'web' or visitor_id is not null)
);

create index conversations_visitor on conversations (visitor_id, last_active_at desc);

-- Stored before it is answered, with personal data masked. A question without an answer is one that was cut off.
create table questions (
  id uuid primary key,
  conversation_id uuid not null references conversations (id) on delete cascade,
  position int not null check (position > 0),
  text text not null check (char_length(text) between 1 and 1000),
  -- What the question was written in (BCP 47), which may be a language the portal does not speak.
  language text not null,
  masked_kinds text[] not null default '{}',
  -- The hidden key of the form that sent it: the same form sent twice is one question.
  submission_key uuid unique,
  asked_at timestamptz not null,
  unique (conversation_id, position)
);

create table answers (
  question_id uuid primary key references questions (id) on delete cascade,
  status text not null check (status in (
    'answered', 'answered_partly', 'clarification',
    'unanswerable_no_source', 'unanswerable_out_of_scope', 'unanswerable_needs_account',
    'guardrail_injection', 'guardrail_personal_data', 'guardrail_harmful', 'guardrail_opinion', 'guardrail_output',
    'signpost_crisis', 'signpost_emergency', 'smalltalk', 'handed_off', 'unavailable_switched_off',
    'error_timeout', 'error_model', 'error_internal'
  )),
  text text not null check (text <> ''),
  language text not null,
  sources jsonb not null default '[]',
  next_steps jsonb not null check (jsonb_array_length(next_steps) > 0),
  -- One entry a step: name, outcome, duration, and model and tokens where a model was asked.
  steps jsonb not null default '[]',
  -- Ids and hashes of the prompts used.
  prompts jsonb not null default '[]',
  route text,
  confidence real,
  composed_by text not null check (composed_by in ('rules', 'extraction', 'model')),
  answered_at timestamptz not null,
  -- No used source, no answer.
  check (status not in ('answered', 'answered_partly') or jsonb_array_length(sources) > 0)
);

create index answers_status on answers (status, answered_at);
