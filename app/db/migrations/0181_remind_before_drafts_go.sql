-- Before a form that was begun goes, whoever left an address is told once for each day it would go on: in the language in which it
-- was begun, to the address in it, else to that of the account it was begun with.
alter table form_drafts
  add column language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  add column resident_id uuid references residents (id) on delete set null,
  add column reminded_until timestamptz;
create index form_drafts_by_resident on form_drafts (resident_id) where resident_id is not null;
