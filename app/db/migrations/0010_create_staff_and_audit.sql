create table staff_members (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  name text not null check (length(name) between 1 and 100),
  password_hash text not null check (password_hash like '$argon2id$%'),
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table staff_roles (
  staff_id uuid not null references staff_members (id) on delete cascade,
  role text not null check (role in ('agent', 'supervisor', 'editor', 'approver', 'auditor', 'administrator')),
  primary key (staff_id, role)
);

-- Desks are defined by the authority's content (site.yml), hence no foreign key.
create table staff_desks (
  staff_id uuid not null references staff_members (id) on delete cascade,
  desk_id text not null check (desk_id ~ '^[a-z0-9-]+$'),
  primary key (staff_id, desk_id)
);

create index staff_desks_by_desk on staff_desks (desk_id);

create table staff_sessions (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  staff_id uuid not null references staff_members (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  ended_at timestamptz
);

create index staff_sessions_by_staff on staff_sessions (staff_id);

create table audit_events (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'resident', 'system')),
  actor_id text,
  action text not null check (action ~ '^[a-z_]+([.][a-z_]+)+$'),
  subject_type text not null check (subject_type ~ '^[a-z_]+$'),
  subject_id text not null,
  details jsonb not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  check (actor_kind = 'system' or actor_id is not null)
);

create index audit_events_by_subject on audit_events (subject_type, subject_id, seq);

-- The newest link of the chain, kept apart so that cutting the end off is noticed.
create table audit_chain_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash text not null
);

insert into audit_chain_head (seq, hash) values (0, repeat('0', 64));

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are append-only' using errcode = 'insufficient_privilege';
end;
$$;

create trigger audit_events_append_only
  before update or delete on audit_events
  for each row execute function refuse_audit_change();

create trigger audit_events_no_truncate
  before truncate on audit_events
  for each statement execute function refuse_audit_change();
