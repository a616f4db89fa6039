-- What 0080 left in the clear: addresses of watches, words to ratings, reasons of disclosures. The old columns stay for one
-- more release; the first start seals what stands in them.
alter table answer_watches
  add column sealed text check (sealed ~ '^v1[.]'),
  add column email_index text check (email_index ~ '^[0-9a-f]{64}$'),
  alter column email drop not null,
  add check ((sealed is null) = (email_index is null)),
  add check (sealed is not null or email is not null);

-- One watch of an address at a question, in whatever capitals.
create unique index answer_watches_by_email_index on answer_watches (question_id, email_index);
create index answer_watches_email_index on answer_watches (email_index, language);

alter table request_ratings add column sealed text check (sealed ~ '^v1[.]');

alter table request_disclosures
  add column sealed text check (sealed ~ '^v1[.]'),
  alter column reason drop not null,
  add check (sealed is not null or reason is not null);
