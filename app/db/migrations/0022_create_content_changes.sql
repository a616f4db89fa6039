-- What was published, changed or taken away, and when: feeds of changes and "modified since" are read from it.

create table content_changes (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('service', 'document')),
  slug text not null,
  change text not null check (change in ('added', 'changed', 'removed')),
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  -- By language, so that what is gone still has its name.
  titles jsonb not null,
  changed_at timestamptz not null
);

create index content_changes_record on content_changes (kind, slug, id desc);

insert into content_changes (kind, slug, change, grade, titles, changed_at)
select 'service', s.slug, 'added', s.grade, jsonb_object_agg(t.language, t.title), s.published_at
  from public_services s
  join public_service_texts t on t.slug = s.slug
 group by s.slug;

insert into content_changes (kind, slug, change, grade, titles, changed_at)
select 'document', d.slug, 'added', d.grade, jsonb_object_agg(t.language, t.title), d.published_at
  from documents d
  join document_texts t on t.slug = d.slug
 group by d.slug;
