-- What may follow what, and by whom: the same rows as TRANSITIONS in app/domain/requests/states.ts (a test compares them).
create table request_transitions (
  from_state text not null,
  to_state text not null,
  actor_kind text not null check (actor_kind in ('resident', 'agent', 'supervisor', 'system')),
  primary key (from_state, to_state, actor_kind)
);

insert into request_transitions (from_state, to_state, actor_kind)
select step.from_state, step.to_state, actor.kind
from (values
  ('draft', 'submitted', array['resident', 'agent', 'supervisor', 'system']),
  ('submitted', 'accepted', array['agent', 'supervisor']),
  ('submitted', 'dispatched', array['agent', 'supervisor', 'system']),
  ('submitted', 'rejected', array['agent', 'supervisor']),
  ('submitted', 'duplicate', array['agent', 'supervisor']),
  ('submitted', 'withdrawn', array['resident']),
  ('accepted', 'dispatched', array['agent', 'supervisor', 'system']),
  ('accepted', 'in_progress', array['agent', 'supervisor']),
  ('accepted', 'waiting_for_resident', array['agent', 'supervisor']),
  ('accepted', 'answered', array['agent', 'supervisor']),
  ('accepted', 'rejected', array['agent', 'supervisor']),
  ('accepted', 'duplicate', array['agent', 'supervisor']),
  ('accepted', 'withdrawn', array['resident']),
  ('dispatched', 'in_progress', array['agent', 'supervisor']),
  ('dispatched', 'returned', array['agent', 'supervisor']),
  ('dispatched', 'duplicate', array['agent', 'supervisor']),
  ('dispatched', 'withdrawn', array['resident']),
  ('in_progress', 'waiting_for_resident', array['agent', 'supervisor']),
  ('in_progress', 'answered', array['agent', 'supervisor']),
  ('in_progress', 'rejected', array['agent', 'supervisor']),
  ('in_progress', 'duplicate', array['agent', 'supervisor']),
  ('in_progress', 'returned', array['agent', 'supervisor']),
  ('in_progress', 'withdrawn', array['resident']),
  ('waiting_for_resident', 'in_progress', array['resident', 'agent', 'supervisor']),
  ('waiting_for_resident', 'answered', array['agent', 'supervisor']),
  ('waiting_for_resident', 'rejected', array['agent', 'supervisor']),
  ('waiting_for_resident', 'duplicate', array['agent', 'supervisor']),
  ('waiting_for_resident', 'withdrawn', array['resident']),
  ('returned', 'accepted', array['agent', 'supervisor']),
  ('returned', 'dispatched', array['agent', 'supervisor', 'system']),
  ('returned', 'rejected', array['agent', 'supervisor']),
  ('returned', 'duplicate', array['agent', 'supervisor']),
  ('returned', 'withdrawn', array['resident']),
  ('reopened', 'dispatched', array['agent', 'supervisor', 'system']),
  ('reopened', 'in_progress', array['agent', 'supervisor']),
  ('reopened', 'withdrawn', array['resident']),
  ('answered', 'closed', array['resident', 'system']),
  ('answered', 'reopened', array['resident']),
  ('rejected', 'closed', array['system']),
  ('rejected', 'reopened', array['resident']),
  ('duplicate', 'closed', array['system']),
  ('duplicate', 'reopened', array['resident']),
  ('closed', 'reopened', array['resident'])
) as step (from_state, to_state, actors)
cross join unnest(step.actors) as actor (kind);

create table requests (
  id uuid primary key,
  reference text not null unique
    check (reference ~ '^OW-[0-9]{2}(0[1-9]|1[0-2])-[2-9CDFHJKMNPRTVWXY]{5}-[2-9CDFHJKMNPRTVWXY]$'),
  -- One-time key of the page it was sent from: sending the same page twice is one request.
  submission_key text not null unique check (length(submission_key) between 8 and 200),
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  -- Keyed hash of the code the resident holds; the code itself is nowhere.
  secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
  version int not null default 1 check (version > 0),
  state text not null check (state in (
    'draft', 'submitted', 'accepted', 'dispatched', 'in_progress', 'waiting_for_resident', 'returned',
    'answered', 'rejected', 'duplicate', 'withdrawn', 'reopened', 'closed'
  )),
  desk_id text not null check (desk_id ~ '^[a-z0-9-]+$'),
  holder_id uuid references staff_members (id),
  form_id text,
  form_version text,
  service_slug text check (service_slug ~ '^[a-z0-9-]+$'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  mode text not null check (mode in ('full', 'simple')),
  answers jsonb not null,
  description text not null,
  contact_name text,
  contact_email text,
  contact_phone text,
  visitor_id text,
  conversation_id uuid,
  opened_by_staff_id uuid references staff_members (id),
  submitted_at timestamptz not null,
  promised_working_days int not null check (promised_working_days >= 0),
  due_at timestamptz not null,
  -- Working time left while the clock stands.
  due_remaining_ms bigint,
  first_response_at timestamptz,
  reopen_until timestamptz,
  reopened_count int not null default 0 check (reopened_count >= 0),
  is_for_supervision boolean not null default false,
  foreign key (form_id, form_version) references forms (form_id, version),
  -- Drafts are in form_drafts.
  check (state <> 'draft'),
  check ((form_id is null) = (form_version is null)),
  check ((state = 'waiting_for_resident') = (due_remaining_ms is not null)),
  check ((state in ('answered', 'rejected', 'duplicate', 'closed')) = (reopen_until is not null))
);

create index requests_by_desk on requests (desk_id, due_at)
  where state in ('submitted', 'accepted', 'dispatched', 'in_progress', 'waiting_for_resident', 'returned', 'reopened');
create index requests_closing on requests (reopen_until) where state in ('answered', 'rejected', 'duplicate');
create index requests_by_time on requests (desk_id, submitted_at);

create table request_events (
  request_id uuid not null references requests (id),
  seq int not null check (seq > 0),
  at timestamptz not null,
  kind text not null check (kind in ('moved', 'information_added')),
  from_state text,
  to_state text,
  actor_kind text not null check (actor_kind in ('resident', 'agent', 'supervisor', 'system')),
  actor_staff_id uuid references staff_members (id),
  desk_id text not null check (desk_id ~ '^[a-z0-9-]+$'),
  reason_code text check (reason_code ~ '^[a-z_]+$'),
  words_for_resident text,
  remedy text,
  words_for_staff text,
  due_at timestamptz not null,
  primary key (request_id, seq),
  foreign key (from_state, to_state, actor_kind) references request_transitions (from_state, to_state, actor_kind),
  check ((kind = 'moved') = (from_state is not null and to_state is not null)),
  check ((actor_kind in ('agent', 'supervisor')) = (actor_staff_id is not null))
);

create function refuse_request_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'request events are append-only' using errcode = 'insufficient_privilege';
end;
$$;

create trigger request_events_append_only
  before update or delete on request_events
  for each row execute function refuse_request_event_change();

create trigger request_events_no_truncate
  before truncate on request_events
  for each statement execute function refuse_request_event_change();

create function refuse_unknown_request_transition() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'a request begins as submitted' using errcode = 'check_violation';
    end if;
  elsif new.state <> old.state and not exists (
    select 1 from request_transitions where from_state = old.state and to_state = new.state
  ) then
    raise exception 'a request cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end;
$$;

create trigger requests_follow_transitions
  before insert or update of state on requests
  for each row execute function refuse_unknown_request_transition();

-- No state without the event that tells of it: looked at when the transaction ends.
create function require_request_event() returns trigger language plpgsql as $$
begin
  if (select r.state from requests r where r.id = new.id) is distinct from (
    select e.to_state from request_events e where e.request_id = new.id and e.kind = 'moved' order by e.seq desc limit 1
  ) then
    raise exception 'the state of request % has no event', new.reference using errcode = 'check_violation';
  end if;
  return null;
end;
$$;

create constraint trigger requests_have_their_event
  after insert or update of state on requests
  deferrable initially deferred
  for each row execute function require_request_event();

-- Browsers that proved they know the reference and its code.
create table request_access (
  request_id uuid not null references requests (id),
  visitor_id text not null check (visitor_id ~ '^[0-9a-f]{64}$'),
  granted_at timestamptz not null,
  primary key (request_id, visitor_id)
);

create index request_access_by_visitor on request_access (visitor_id, granted_at);

-- Kept apart: no query of a desk reads this table, so that agents never learn who rated.
create table request_ratings (
  request_id uuid not null references requests (id),
  -- How often the request had been reopened: one rating for each answer.
  round int not null check (round >= 0),
  desk_id text not null check (desk_id ~ '^[a-z0-9-]+$'),
  level int not null check (level between 1 and 5),
  is_solved boolean not null,
  comment text,
  rated_at timestamptz not null,
  primary key (request_id, round)
);

create table form_drafts (
  id uuid primary key,
  form_id text not null,
  form_version text not null,
  visitor_id text not null check (visitor_id ~ '^[0-9a-f]{64}$'),
  submission_key text not null unique check (length(submission_key) between 8 and 200),
  answers jsonb not null,
  request_id uuid references requests (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (form_id, form_version) references forms (form_id, version)
);

create index form_drafts_by_visitor on form_drafts (visitor_id, form_id);
create index form_drafts_expired on form_drafts (expires_at) where request_id is null;
