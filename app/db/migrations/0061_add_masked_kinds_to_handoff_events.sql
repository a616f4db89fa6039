-- Which kinds of numbers were hidden before the words of an event were stored; the writer is told.
alter table handoff_events add column masked_kinds text[] not null default '{}';
