-- By which staff find the requests of somebody who gives a number or an address whole: keyed hashes, nothing else.
create table request_identifiers (
  request_id uuid not null references requests (id) on delete cascade,
  kind text not null check (kind in ('identity_number', 'phone', 'email')),
  value_hash text not null check (value_hash ~ '^[0-9a-f]{64}$'),
  primary key (request_id, kind, value_hash)
);

create index request_identifiers_by_value on request_identifiers (value_hash);

-- Whose identifiers are not there yet: the first start adds them.
alter table requests add column is_indexed boolean not null default false;
create index requests_not_indexed on requests (id) where not is_indexed and anonymised_at is null;
