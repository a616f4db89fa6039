-- A conversation passed to a person: where it waits, who has it, and everything that happened.
create table handoffs (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  visitor_id text,
  desk_id text not null,
  mode text not null default 'chat' check (mode in ('chat', 'call_back', 'visit')),
  state text not null check (state in (
    'offered', 'queued', 'claimed', 'active', 'waiting_for_resident',
    'ended_solved', 'ended_request_opened', 'ended_left', 'ended_refused'
  )),
  language text not null,
  is_simplified boolean not null,
  -- What staff read first; the resident has seen it and may have changed it.
  summary text not null,
  service_slug text,
  queued_at timestamptz,
  claimed_by uuid references staff_members (id),
  claimed_at timestamptz,
  first_reply_at timestamptz,
  ended_at timestamptz,
  request_reference text,
  version integer not null default 1,
  created_at timestamptz not null,
  check ((claimed_by is not null) = (state in ('claimed', 'active', 'waiting_for_resident')) or state like 'ended_%'),
  check ((ended_at is not null) = (state like 'ended_%')),
  check (state <> 'queued' or queued_at is not null)
);

-- A conversation is with one desk at a time.
create unique index handoffs_one_open_a_conversation on handoffs (conversation_id) where state not like 'ended_%';
create index handoffs_waiting on handoffs (desk_id, queued_at, id) where state = 'queued';
create index handoffs_by_staff on handoffs (claimed_by) where state not like 'ended_%';

create table handoff_events (
  id bigint generated always as identity primary key,
  handoff_id uuid not null references handoffs (id),
  kind text not null check (kind in (
    'offered', 'accepted', 'declined', 'nobody_free', 'outside_hours', 'holiday', 'position_changed', 'claimed',
    'released', 'transferred', 'resident_away', 'resident_back', 'call_back_asked', 'call_back_reached',
    'call_back_not_reached', 'request_opened', 'ended', 'message'
  )),
  actor text not null check (actor in ('resident', 'staff', 'system')),
  staff_id uuid references staff_members (id),
  -- Words both sides see.
  text text,
  -- Words for staff alone: a transfer's reason.
  note text,
  desk_id text,
  request_reference text,
  -- One-time key of the form or script that sent a message: a repeated post is the same message.
  client_key text,
  at timestamptz not null,
  check (actor <> 'staff' or staff_id is not null),
  check (kind <> 'message' or text is not null)
);

create index handoff_events_in_order on handoff_events (handoff_id, id);
create unique index handoff_events_once on handoff_events (handoff_id, client_key) where client_key is not null;

create function refuse_handoff_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'handoff_events is append-only';
end
$$;

create trigger handoff_events_append_only
  before update or delete on handoff_events
  for each row execute function refuse_handoff_event_change();
