-- How a resident wants to read, in every browser in which they sign in; null: as each browser has it.
alter table residents
  add column preferred_language text check (preferred_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  add column preferred_mode text check (preferred_mode in ('full', 'simple'));
