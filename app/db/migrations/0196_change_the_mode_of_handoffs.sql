-- Chat, call-back or visit: one handoff may change between them and keeps its waiting time. An event says to which it went.
alter table handoff_events add column mode text check (mode in ('chat', 'call_back', 'visit'));
