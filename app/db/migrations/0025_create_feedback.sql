-- What readers say of a page or of a search. No account and no cookie: the words are masked, and nobody is known.
create table feedback (
  id uuid primary key,
  kind text not null check (kind in ('page', 'search')),
  language text not null,
  is_helpful boolean not null,
  -- Of a page: its address, and the version that the reader saw.
  page text,
  page_version text,
  -- Of a search: what was typed, without identifiers, and how much came up.
  query text check (length(query) <= 200),
  result_count integer check (result_count >= 0),
  reason text check (reason in ('missing', 'unclear', 'wrong', 'other')),
  words text check (length(words) <= 500),
  given_at timestamptz not null,
  check ((kind = 'page') = (page is not null and page_version is not null)),
  check ((kind = 'search') = (query is not null and result_count is not null))
);

create index feedback_by_page on feedback (page, given_at);
