-- What a nightly job took out, by day and category: written in the transaction that took it out.
create table retention_runs (
  day date not null,
  category text not null check (category ~ '^[a-z_]+$'),
  -- What was last touched before this moment went.
  before timestamptz not null,
  deleted int not null default 0 check (deleted >= 0),
  -- Rows that stay for figures, without anything about a person.
  anonymised int not null default 0 check (anonymised >= 0),
  -- What would have gone but for a legal hold.
  held int not null default 0 check (held >= 0),
  finished_at timestamptz,
  primary key (day, category)
);

-- While one is not lifted, nothing of the request is taken out.
create table request_holds (
  id uuid primary key,
  request_id uuid not null references requests (id),
  -- The reason, in words.
  sealed text not null check (sealed ~ '^v1[.]'),
  set_by uuid not null references staff_members (id),
  set_at timestamptz not null,
  lifted_by uuid references staff_members (id),
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);

create unique index request_holds_one_each on request_holds (request_id) where lifted_at is null;

alter table requests add column anonymised_at timestamptz;
alter table handoffs add column anonymised_at timestamptz;

create index requests_to_anonymise on requests (submitted_at)
  where anonymised_at is null and state in ('closed', 'withdrawn');
create index handoffs_to_anonymise on handoffs (ended_at) where anonymised_at is null and state like 'ended_%';
create index feedback_by_time on feedback (given_at);
create index outbox_mails_by_time on outbox_mails (created_at);

-- As 0080; and a transaction that says it forgets may take words out, and messages of a talk that is over.
create or replace function refuse_request_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) - array['sealed', 'words_for_resident', 'remedy', 'words_for_staff']
      = to_jsonb(old) - array['sealed', 'words_for_resident', 'remedy', 'words_for_staff']
    and new.words_for_resident is null and new.remedy is null and new.words_for_staff is null
    and (
      (current_setting('onewindow.sealing', true) = 'on' and new.sealed is not null)
      or (current_setting('onewindow.forgetting', true) = 'on' and new.sealed is null)
    )
  then
    return new;
  end if;
  raise exception 'request events are append-only' using errcode = 'insufficient_privilege';
end;
$$;

create or replace function refuse_handoff_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('onewindow.sealing', true) = 'on'
    and to_jsonb(new) - array['sealed', 'text', 'note'] = to_jsonb(old) - array['sealed', 'text', 'note']
    and new.text is null and new.note is null
    and new.sealed is not null
  then
    return new;
  end if;
  if tg_op = 'DELETE' and current_setting('onewindow.forgetting', true) = 'on' then
    return old;
  end if;
  raise exception 'handoff_events is append-only';
end
$$;
