-- Which other documents a document names ("《土地管理法》"), and how it is itself named there: what many refer to is asked about more.
-- Documents that were indexed before get theirs with the next analyser version.
alter table search_documents
  add column short_name text not null default '',
  add column mentions text[] not null default '{}';

create index search_documents_mentions on search_documents using gin (mentions);
