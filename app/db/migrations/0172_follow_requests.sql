-- Residents who follow what another told of the same place: an address, told of state and due day alone. It goes at their
-- word, with their account, or with the request's personal data.
create table request_followers (
  id uuid primary key,
  request_id uuid not null references requests (id) on delete cascade,
  -- The mail address, and the key in its mails.
  sealed text not null check (sealed ~ '^v1[.]'),
  email_index text not null check (email_index ~ '^[0-9a-f]{64}$'),
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  visitor_id text not null check (visitor_id ~ '^[0-9a-f]{64}$'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  created_at timestamptz not null,
  unique (request_id, email_index)
);

create index request_followers_by_visitor on request_followers (visitor_id);
