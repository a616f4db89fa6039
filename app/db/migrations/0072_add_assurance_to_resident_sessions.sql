-- How surely somebody showed who they are when they signed in, in the words of eIDAS.
alter table resident_sessions
  add column assurance text not null default 'low' check (assurance in ('low', 'substantial'));
