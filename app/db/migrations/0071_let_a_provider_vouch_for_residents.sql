-- Whom a provider vouches for may have no mail address here.
alter table residents alter column email drop not null;

-- A person as a provider names them, for ever; of one account.
create table resident_identities (
  issuer text not null check (length(issuer) between 1 and 2000),
  subject text not null check (length(subject) between 1 and 255),
  resident_id uuid not null references residents (id) on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);

create index resident_identities_by_resident on resident_identities (resident_id);

-- A way to the provider and back, in one browser and once. State, nonce and verifier stand nowhere: they are derived from
-- what the browser holds.
create table provider_sign_ins (
  browser_hash text primary key check (browser_hash ~ '^[0-9a-f]{64}$'),
  -- The account that gets the identity; null: whoever signs in gets their own.
  resident_id uuid references residents (id) on delete cascade,
  return_path text not null check (return_path ~ '^/'),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);
