-- A member of staff as a provider names them, for ever. The subject is a keyed hash, as for residents.
create table staff_identities (
  issuer text not null check (length(issuer) between 1 and 2000),
  subject text not null check (subject ~ '^i1[.][0-9a-f]{64}$'),
  staff_id uuid not null references staff_members (id) on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject),
  -- One person of one provider: another one with the same mail address does not get in as them.
  unique (staff_id, issuer)
);

alter table staff_sessions
  -- The provider vouched for a second factor, in place of one of ours.
  add column factor_by_provider boolean not null default false;
