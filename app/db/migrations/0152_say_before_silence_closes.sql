-- Which closing the resident was told of beforehand: the same as reopen_until, once the mail is queued.
alter table requests add column reminded_until timestamptz;
