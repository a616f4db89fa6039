-- A page of the queue is read from the front of each desk and state, however much lies behind it.
create index requests_by_due on requests (desk_id, state, due_at, reference);
create index requests_by_sent on requests (desk_id, state, submitted_at, reference);
-- Few of many: what one member of staff holds, and what is about one service.
create index requests_by_holder on requests (holder_id, desk_id, state, due_at, reference) where holder_id is not null;
create index requests_by_service on requests (service_slug, desk_id, state, due_at, reference)
  where service_slug is not null;
drop index requests_by_desk;
drop index requests_by_time;
