-- A late request is passed up, rung by rung. Each rung happens once a clock; a request that is opened again has a new one.
alter table request_events
  add column rung text check (rung in ('holder', 'desk_lead', 'department', 'supervision')),
  add column round int check (round >= 0),
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check
    check (kind in ('moved', 'information_added', 'disclosed', 'contact_corrected', 'contact_erased', 'answer_shown', 'escalated')),
  add constraint request_events_escalated check ((kind = 'escalated') = (rung is not null and round is not null)),
  add constraint request_events_escalated_by_rule check (kind <> 'escalated' or actor_kind = 'system');

create unique index request_events_one_rung_a_clock on request_events (request_id, round, rung) where kind = 'escalated';

create index requests_late on requests (due_at, reference)
  where state in ('submitted', 'accepted', 'dispatched', 'in_progress', 'returned', 'reopened');
