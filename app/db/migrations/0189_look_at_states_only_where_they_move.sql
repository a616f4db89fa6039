-- The same refusals as before; most requests begin as they must, and then nothing has to be looked up.
drop trigger requests_follow_transitions on requests;
create trigger requests_begin_as_submitted
  before insert on requests
  for each row when (new.state <> 'submitted') execute function refuse_unknown_request_transition();
create trigger requests_follow_transitions
  before update of state on requests
  for each row when (new.state is distinct from old.state) execute function refuse_unknown_request_transition();
