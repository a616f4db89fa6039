-- Whoever lost reference or code gets a new code: by a mailed one-time code, or at a counter. It stands among the events.
alter table request_events
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check
    check (kind in (
      'moved', 'information_added', 'disclosed', 'contact_corrected', 'contact_erased', 'answer_shown', 'escalated',
      'access_renewed'
    )),
  add constraint request_events_renewed_by_people
    check (kind <> 'access_renewed' or actor_kind in ('resident', 'agent', 'supervisor'));
