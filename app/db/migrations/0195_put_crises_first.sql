-- Words of somebody who may want to die, or of one beside them: the conversation goes before all others. Stays once it is set.
alter table handoffs add column is_crisis boolean not null default false;

drop index handoffs_waiting;
create index handoffs_waiting on handoffs (desk_id, is_crisis desc, queued_at, id) where state = 'queued';
