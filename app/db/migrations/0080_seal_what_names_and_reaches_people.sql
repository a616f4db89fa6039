-- What residents write of themselves is stored sealed (AES-256-GCM, bound to its row; app/db/encryption). The old columns
-- stay for one more release; the first start seals what stands in them.
alter table requests
  add column sealed text check (sealed ~ '^v1[.]'),
  alter column description drop not null,
  add check (sealed is not null or description is not null);

alter table request_events add column sealed text check (sealed ~ '^v1[.]');
alter table form_drafts add column sealed text check (sealed ~ '^v1[.]');

alter table handoffs
  add column sealed text check (sealed ~ '^v1[.]'),
  alter column summary drop not null,
  add check (sealed is not null or summary is not null);

-- A message has words, in one form or the other.
alter table handoff_events
  add column sealed text check (sealed ~ '^v1[.]'),
  drop constraint handoff_events_check1,
  add check (kind <> 'message' or text is not null or sealed is not null);

-- A mail address is found by its keyed hash.
alter table residents
  add column sealed text check (sealed ~ '^v1[.]'),
  add column email_index text unique check (email_index ~ '^[0-9a-f]{64}$');

alter table sign_in_codes
  add column sealed text check (sealed ~ '^v1[.]'),
  alter column email drop not null,
  add check (sealed is not null or email is not null);

alter table outbox_mails
  add column sealed text check (sealed ~ '^v1[.]'),
  alter column recipient drop not null,
  alter column body drop not null,
  add check (sealed is not null or (recipient is not null and body is not null));

-- Which rows a renewal of the keys has still to do, and what still stands in plain text.
create index requests_unsealed on requests (id) where sealed is null;

-- Append-only stays the rule. A transaction that says it seals may put words into their sealed form and nothing else.
create or replace function refuse_request_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('onewindow.sealing', true) = 'on'
    and to_jsonb(new) - array['sealed', 'words_for_resident', 'remedy', 'words_for_staff']
      = to_jsonb(old) - array['sealed', 'words_for_resident', 'remedy', 'words_for_staff']
    and new.words_for_resident is null and new.remedy is null and new.words_for_staff is null
    and new.sealed is not null
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
  raise exception 'handoff_events is append-only';
end
$$;
