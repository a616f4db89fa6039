-- A helper acts for one resident, for named matters, until a date, because the resident said so: by a link, or at a counter.
-- `holder_id` and `helper_id` are keyed hashes of whose requests are whose, as in request_access.
create table mandates (
  id uuid primary key,
  holder_id text check (holder_id ~ '^[0-9a-f]{64}$'),
  -- Either one request, or forms that are sent for the holder and the requests they became.
  request_id uuid references requests (id) on delete cascade,
  form_ids text[] check (cardinality(form_ids) between 1 and 50),
  helper_id text check (helper_id ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  consent text not null check (consent in ('link', 'spoken', 'paper')),
  recorded_by_staff_id uuid references staff_members (id),
  -- The helper agreed to be written to when something happens.
  is_notified boolean not null,
  sealed text not null check (sealed ~ '^v1[.]'),
  created_at timestamptz not null,
  code_until timestamptz not null,
  accepted_at timestamptz,
  valid_until timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('resident', 'helper', 'staff', 'erased')),
  check ((request_id is null) <> (form_ids is null)),
  check (form_ids is null or holder_id is not null),
  check (valid_until > created_at and valid_until <= created_at + interval '366 days'),
  check ((consent = 'link') = (recorded_by_staff_id is null)),
  check ((helper_id is null) = (accepted_at is null)),
  check (helper_id <> holder_id),
  check ((ended_at is null) = (ended_by is null))
);

create index mandates_by_helper on mandates (helper_id) where ended_at is null;
create index mandates_by_request on mandates (request_id);
create index mandates_by_holder on mandates (holder_id);

-- A form that a helper fills in for somebody.
alter table form_drafts add column mandate_id uuid references mandates (id) on delete cascade;
create index form_drafts_by_mandate on form_drafts (mandate_id) where mandate_id is not null;

alter table request_transitions
  drop constraint request_transitions_actor_kind_check,
  add constraint request_transitions_actor_kind_check
    check (actor_kind in ('resident', 'helper', 'agent', 'supervisor', 'system'));

insert into request_transitions (from_state, to_state, actor_kind)
values
  ('draft', 'submitted', 'helper'),
  ('waiting_for_resident', 'in_progress', 'helper');

-- Events outlive the mandate: they name it without pointing at its row, and hold both names sealed.
alter table request_events
  add column mandate_id uuid,
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check
    check (kind in (
      'moved', 'information_added', 'disclosed', 'contact_corrected', 'contact_erased', 'answer_shown', 'escalated',
      'access_renewed', 'joined', 'helper_named', 'helper_accepted', 'helper_ended'
    )),
  drop constraint request_events_actor_kind_check,
  add constraint request_events_actor_kind_check
    check (actor_kind in ('resident', 'helper', 'agent', 'supervisor', 'system', 'administrator')),
  drop constraint request_events_have_their_staff,
  add constraint request_events_have_their_staff
    check ((actor_kind in ('agent', 'supervisor', 'administrator')) = (actor_staff_id is not null)),
  add constraint request_events_name_their_mandate
    check ((actor_kind <> 'helper' and kind not in ('helper_named', 'helper_accepted', 'helper_ended')) or mandate_id is not null),
  add constraint request_events_accepted_by_helpers
    check (kind <> 'helper_accepted' or actor_kind = 'helper'),
  add constraint request_events_named_by_others
    check (kind <> 'helper_named' or actor_kind in ('resident', 'agent', 'supervisor'));

create index request_events_by_mandate on request_events (mandate_id, at) where mandate_id is not null;
