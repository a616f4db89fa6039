-- What a low verdict sets in motion, with a due date of its own. No words and no level: those stay with the rating.
create table request_follow_ups (
  id uuid primary key,
  request_id uuid not null references requests (id),
  round int not null check (round >= 0),
  desk_id text not null check (desk_id ~ '^[a-z0-9-]+$'),
  cause text not null check (cause in ('not_solved', 'low_rating')),
  wants_call boolean not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  outcome text check (outcome in ('reached', 'not_reached', 'no_call')),
  done_at timestamptz,
  done_by_staff_id uuid references staff_members (id),
  unique (request_id, round),
  check ((outcome is null) = (done_at is null) and (outcome is null) = (done_by_staff_id is null))
);

create index request_follow_ups_open on request_follow_ups (desk_id, due_at) where outcome is null;
