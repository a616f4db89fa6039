-- A page of the queue is read from the front of each desk and state, however much lies behind it.
create index requests_by_due on requests (desk_id, state, due_at, reference);
create index requests_by_sent on requests (desk_id, state, submitted_at, reference);
drop index requests_by_desk;
drop index requests_by_time;
