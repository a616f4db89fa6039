-- Other systems of the authority. Each acts as a staff member of its own kind, so that names, desks, events and the audit trail
-- are the ones that there are; a machine has no password and never signs in.
alter table staff_members
  add column kind text not null default 'person' check (kind in ('person', 'machine')),
  add constraint staff_machines_have_no_password check (kind = 'person' or password_hash is null);

create table api_clients (
  id uuid primary key references staff_members (id),
  scopes text[] not null check (scopes <@ array['requests.create', 'requests.read', 'requests.events']),
  -- Where events are told; null for nowhere.
  webhook_url text check (length(webhook_url) between 10 and 500),
  -- The secret that signs them.
  sealed text check (sealed ~ '^v1[.]'),
  check (webhook_url is null or sealed is not null)
);

create table api_keys (
  -- Stands in the key itself, so that it is found before it is compared.
  id text primary key check (id ~ '^[a-z2-7]{12}$'),
  client_id uuid not null references api_clients (id),
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  -- Set when another key takes its place, or at once when it is revoked.
  expires_at timestamptz,
  last_used_at timestamptz
);

create index api_keys_by_client on api_keys (client_id, created_at);

-- One key of one client is done once: written in the transaction of what was done.
create table api_replies (
  client_id uuid not null references api_clients (id),
  key text not null check (length(key) between 8 and 200),
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  reply jsonb,
  created_at timestamptz not null,
  primary key (client_id, key)
);

create index api_replies_by_time on api_replies (created_at);

-- The number a request has in the system that opened it.
create table client_requests (
  request_id uuid primary key references requests (id),
  client_id uuid not null references api_clients (id),
  external_number text not null check (length(external_number) between 1 and 100),
  unique (client_id, external_number)
);

-- One row for each event and each system that is told of it, written in the transaction of the event.
create table webhook_deliveries (
  id uuid primary key,
  client_id uuid not null references api_clients (id),
  request_id uuid,
  seq int,
  -- What is sent: ids and codes.
  body text not null,
  created_at timestamptz not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  next_try_at timestamptz not null,
  last_error text,
  sent_at timestamptz,
  unique (client_id, request_id, seq),
  foreign key (request_id, seq) references request_events (request_id, seq),
  check ((request_id is null) = (seq is null)),
  check ((state = 'sent') = (sent_at is not null))
);

create index webhook_deliveries_due on webhook_deliveries (next_try_at) where state = 'queued';
create index webhook_deliveries_by_client on webhook_deliveries (client_id, created_at);
create index webhook_deliveries_by_time on webhook_deliveries (created_at);
