-- The most protected answers are shown one at a time, for a reason that the resident reads.
alter table request_events
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check
    check (kind in ('moved', 'information_added', 'disclosed', 'contact_corrected', 'contact_erased', 'answer_shown')),
  add constraint request_events_shown_to_staff
    check (kind <> 'answer_shown' or actor_kind in ('agent', 'supervisor'));
