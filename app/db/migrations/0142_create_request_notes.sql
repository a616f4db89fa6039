-- What colleagues tell each other about a request. Never changed; goes with what is about a person.
create table request_notes (
  id uuid primary key,
  request_id uuid not null references requests (id),
  staff_id uuid not null references staff_members (id),
  created_at timestamptz not null,
  sealed text not null check (sealed ~ '^v1[.]')
);

create index request_notes_by_request on request_notes (request_id, created_at);

-- Whom a note calls by name, until they have opened the request.
create table request_mentions (
  note_id uuid not null references request_notes (id) on delete cascade,
  staff_id uuid not null references staff_members (id),
  read_at timestamptz,
  primary key (note_id, staff_id)
);

create index request_mentions_unread on request_mentions (staff_id) where read_at is null;
