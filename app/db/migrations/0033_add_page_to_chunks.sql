-- The page of the file on which a passage begins, where the file has pages.
alter table chunks add column page integer check (page > 0);
