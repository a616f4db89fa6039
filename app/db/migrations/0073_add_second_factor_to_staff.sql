-- Everybody signs in anew: a session says from now on how far the sign-in has come, and in which browser.
delete from staff_sessions;

alter table staff_sessions
  add column id uuid not null unique default gen_random_uuid(),
  -- The family and the kind of device, for the list of sessions; never an address.
  add column browser text not null check (browser ~ '^[a-z_]+$'),
  -- code: the password was right and the second factor is asked for; set_up: there is none yet; whole: signed in.
  add column stage text not null check (stage in ('code', 'set_up', 'whole'));

alter table staff_members
  -- Who was invited chooses their own.
  alter column password_hash drop not null,
  -- In which they are written to.
  add column language text not null default 'en' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  -- Grows with every change of name, roles, desks and state; whoever changes compares it.
  add column version int not null default 1 check (version > 0);

create table staff_second_factors (
  staff_id uuid primary key references staff_members (id) on delete cascade,
  -- Encrypted, and bound to the staff member.
  sealed_secret text not null check (sealed_secret ~ '^v1[.]'),
  set_up_at timestamptz not null,
  -- The newest step of time of which a code was taken: that code, and older ones, are never taken again.
  last_step bigint not null check (last_step >= 0)
);

-- Each opens the account once in place of a code. Keyed hashes; the codes themselves stand nowhere.
create table staff_recovery_codes (
  staff_id uuid not null references staff_members (id) on delete cascade,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

-- A link by which somebody chooses their password, once; the newest counts.
create table staff_invitations (
  staff_id uuid primary key references staff_members (id) on delete cascade,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);
