-- A mail that nobody needs to look up again: its row, with address and words, goes when it is sent or given up.
alter table outbox_mails add column is_forgotten_when_sent boolean not null default false;
