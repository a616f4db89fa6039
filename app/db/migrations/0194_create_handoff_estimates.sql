-- What somebody in the queue was told of their wait, and what became of it: the error of estimates is measured from this.
create table handoff_estimates (
  id bigint generated always as identity primary key,
  handoff_id uuid not null references handoffs (id),
  desk_id text not null,
  language text not null,
  given_at timestamptz not null,
  -- People before them, and how many conversations the desk could take up at once.
  ahead integer not null check (ahead >= 0),
  room integer not null check (room >= 0),
  -- What was said, and within what it was meant; null when nothing was said any more.
  minutes integer check (minutes > 0),
  least_minutes integer check (least_minutes >= 0),
  most_minutes integer check (most_minutes >= least_minutes),
  -- When a person took the conversation after this; null for those who left before, and who still wait.
  taken_at timestamptz,
  check ((minutes is null) = (least_minutes is null) and (minutes is null) = (most_minutes is null))
);

create index handoff_estimates_by_handoff on handoff_estimates (handoff_id, id);
create index handoffs_handled on handoffs (desk_id, language, ended_at) where state in ('ended_solved', 'ended_request_opened');
