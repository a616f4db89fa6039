-- Documents whose text is a file of the authority: the file as it was issued, one a language, for download.
create table document_files (
  slug text not null references documents (slug) on delete cascade,
  language text not null check (language in ('en', 'zh-CN')),
  format text not null check (format in ('md', 'txt', 'html', 'pdf', 'docx')),
  sha256 text not null,
  size_bytes integer not null check (size_bytes > 0),
  page_count integer check (page_count > 0),
  content bytea not null,
  primary key (slug, language)
);

-- A text that exists in one language only is shown to readers of the other one, too.
alter table document_texts add column body_language text check (body_language in ('en', 'zh-CN'));
