-- Every version of a form that was ever published, under the hash of its text: a request keeps pointing at the questions
-- that were really asked.
create table forms (
  form_id text not null check (form_id ~ '^[a-z0-9-]+$'),
  version text not null check (version ~ '^[0-9a-f]{16}$'),
  definition jsonb not null,
  is_current boolean not null,
  published_at timestamptz not null,
  primary key (form_id, version)
);

create unique index forms_current on forms (form_id) where is_current;
