-- Whom a text is for, and the places of site.yml where it counts with all that lies in them. Empty: for everybody, everywhere.
alter table chunks
  add column audiences text[] not null default '{}',
  add column places text[] not null default '{}';

alter table search_records
  add column audiences text[] not null default '{}',
  add column places text[] not null default '{}';
