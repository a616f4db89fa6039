-- Mails are written in the transaction of the change they speak of, and sent afterwards by the job mail.deliver.
create table outbox_mails (
  id uuid primary key,
  recipient text not null check (recipient <> '' and recipient !~ '[\r\n]'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  subject text not null check (subject <> '' and subject !~ '[\r\n]'),
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  check ((state = 'sent') = (sent_at is not null))
);

create index outbox_mails_unsent on outbox_mails (created_at) where state <> 'sent';
