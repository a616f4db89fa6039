-- An administrator sees no request texts; with a reason one request opens, for half an hour at most, and its resident is told.
create table request_disclosures (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references requests (id) on delete cascade,
  staff_id uuid not null references staff_members (id),
  reason text not null check (length(trim(reason)) between 20 and 500),
  opened_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > opened_at and expires_at <= opened_at + interval '30 minutes')
);

create index request_disclosures_by_staff on request_disclosures (staff_id, request_id, expires_at);

alter table request_events
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check check (kind in ('moved', 'information_added', 'disclosed')),
  drop constraint request_events_actor_kind_check,
  add constraint request_events_actor_kind_check
    check (actor_kind in ('resident', 'agent', 'supervisor', 'system', 'administrator')),
  drop constraint request_events_check1,
  add constraint request_events_have_their_staff
    check ((actor_kind in ('agent', 'supervisor', 'administrator')) = (actor_staff_id is not null)),
  -- Administrators look; they move nothing.
  add constraint request_events_disclosed check ((kind = 'disclosed') = (actor_kind = 'administrator'));
