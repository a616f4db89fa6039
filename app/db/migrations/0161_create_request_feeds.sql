-- An address by which programs read how far a request is: states alone. It has a token of its own and ends when its resident
-- says so, or with the request's personal data.
create table request_feeds (
  id uuid primary key,
  request_id uuid not null unique references requests (id) on delete cascade,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null
);
