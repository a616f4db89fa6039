-- Residents correct and erase how they are reached; what was done stands among the events of the request.
alter table request_events
  drop constraint request_events_kind_check,
  add constraint request_events_kind_check
    check (kind in ('moved', 'information_added', 'disclosed', 'contact_corrected', 'contact_erased')),
  add constraint request_events_contact_by_resident
    check (kind not in ('contact_corrected', 'contact_erased') or actor_kind = 'resident');
