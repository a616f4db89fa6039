-- With residents; empty: nobody has said.
alter table staff_members add column spoken_languages text[] not null default '{}';
