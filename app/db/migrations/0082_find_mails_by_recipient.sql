-- Whoever erases an account has the mails to its address deleted, too: found by a keyed hash.
alter table outbox_mails add column recipient_index text check (recipient_index ~ '^[0-9a-f]{64}$');
create index outbox_mails_by_recipient on outbox_mails (recipient_index) where recipient_index is not null;
