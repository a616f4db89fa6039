-- Whoever leaves an address to follow what another told is told once they confirmed it by the link that was sent there, and
-- otherwise forgotten. Those who had news before go on having them. `email_index` may be that of a telephone number, too.
alter table request_followers add column confirmed_at timestamptz;

update request_followers set confirmed_at = created_at;

-- The link has the key alone.
create unique index request_followers_by_key on request_followers (key_hash);
