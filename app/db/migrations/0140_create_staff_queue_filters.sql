-- Choices of the queue that a staff member keeps under a name: what stands behind the question mark of its address.
create table staff_queue_filters (
  id uuid primary key,
  staff_id uuid not null references staff_members (id),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 500),
  created_at timestamptz not null,
  unique (staff_id, name)
);
