-- What was answered, refused or closed keeps the working time that was left: opened again, its clock goes on from there.
alter table requests
  drop constraint requests_check1,
  add constraint requests_waiting_have_time_left check (state <> 'waiting_for_resident' or due_remaining_ms is not null),
  add constraint requests_running_have_none_kept check (
    due_remaining_ms is null or state in ('waiting_for_resident', 'answered', 'rejected', 'duplicate', 'withdrawn', 'closed'));
