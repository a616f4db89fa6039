-- How a document is named by others, without the state's name and the edition (中华人民共和国土地管理法: 土地管理法).
alter table search_documents add column short_name text not null default '';

-- Which others it names: what many refer to is asked about more. Indexed before, a document gets its own with the next analyser version.
create table search_mentions (
  language text not null,
  name text not null,
  document_id text not null references search_documents (id) on delete cascade,
  primary key (language, name, document_id)
);
create index search_mentions_document_id on search_mentions (document_id);
