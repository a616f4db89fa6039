-- Browsers in which whoever may see a request is told of its news. Without access to the request no browser is told: the row
-- goes with it. `sealed` holds where the browser is reached and the keys that it reads with; `endpoint_index` finds it again.
create table request_browsers (
  id uuid primary key,
  request_id uuid not null,
  visitor_id text not null check (visitor_id ~ '^[0-9a-f]{64}$'),
  sealed text not null check (sealed ~ '^v1[.]'),
  endpoint_index text not null check (endpoint_index ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  unique (request_id, endpoint_index),
  foreign key (request_id, visitor_id) references request_access (request_id, visitor_id)
    on update cascade on delete cascade
);

create index request_browsers_by_endpoint on request_browsers (endpoint_index);
create index request_browsers_by_visitor on request_browsers (visitor_id);
