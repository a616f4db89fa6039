-- Residents who signed in at least once. What is theirs names them like a browser: by a keyed hash (`holderOf`), never by this id.
create table residents (
  id uuid primary key,
  email text not null check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  name text check (length(name) between 1 and 100),
  -- In which they are written to: that of their last sign-in.
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  created_at timestamptz not null
);

create unique index residents_by_email on residents (lower(email));

create table resident_sessions (
  id uuid primary key,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  resident_id uuid not null references residents (id) on delete cascade,
  -- The family and the kind of device, for the list of sessions; never an address.
  browser text not null check (browser ~ '^[a-z_]+$'),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  ended_at timestamptz
);

create index resident_sessions_by_resident on resident_sessions (resident_id);

-- One code by mail, for the browser that asked for it.
create table sign_in_codes (
  id uuid primary key,
  browser_hash text not null unique check (browser_hash ~ '^[0-9a-f]{64}$'),
  email text not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  tries_left int not null check (tries_left >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz
);
