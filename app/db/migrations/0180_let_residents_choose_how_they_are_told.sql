-- The outbox holds text messages beside mails: written, tried, given up, sent again and kept by the same rules.
alter table outbox_mails add column way text not null default 'mail' check (way in ('mail', 'sms'));

-- How the resident of a request wants to be told. Without a row: by mail, where an address is known. A text message goes to the
-- telephone number of the request, which stands there alone. `sealed` holds the token that ends it by link.
create table request_ways (
  id uuid primary key,
  request_id uuid not null references requests (id) on delete cascade,
  way text not null check (way in ('mail', 'sms')),
  is_chosen boolean not null,
  sealed text,
  token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
  changed_at timestamptz not null,
  unique (request_id, way)
);
