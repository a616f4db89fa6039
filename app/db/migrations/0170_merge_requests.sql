-- Which request a duplicate goes on with. The row goes when the duplicate is opened again; who merged and separated what
-- stands in the audit trail.
create table request_merges (
  request_id uuid primary key references requests (id),
  into_id uuid not null references requests (id),
  merged_at timestamptz not null,
  check (request_id <> into_id)
);

create index request_merges_by_leading on request_merges (into_id);

-- Whoever follows the chain of a request up to the one that leads it must not come back to where they began.
create function refuse_merge_circle() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above as (
      select new.into_id as id
      union
      select m.into_id from request_merges m join above a on m.request_id = a.id
    )
    select 1 from above where id = new.request_id
  ) then
    raise exception 'a request cannot lead itself' using errcode = 'check_violation';
  end if;
  return new;
end;
$$;

create trigger request_merges_in_no_circle
  before insert or update on request_merges
  for each row execute function refuse_merge_circle();

-- A supervisor takes what was merged apart; the rule does, when the resident of the leading request withdraws it.
insert into request_transitions (from_state, to_state, actor_kind)
values ('duplicate', 'reopened', 'supervisor'), ('duplicate', 'reopened', 'system');

-- The leading request tells that another joined it.
alter table request_events
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check
    check (kind in (
      'moved', 'information_added', 'disclosed', 'contact_corrected', 'contact_erased', 'answer_shown', 'escalated',
      'access_renewed', 'joined'
    ));
