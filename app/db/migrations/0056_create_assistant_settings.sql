-- How the assistant runs, for all processes of the portal: the newest row counts, and the older ones tell who changed it
-- and why. Read anew for each question, so a change counts at once.
create table assistant_settings (
  id int generated always as identity primary key,
  mode text not null check (mode in ('on', 'model_off', 'off')),
  -- Questions a day, by calendar days of the district; null is no limit.
  person_limit int check (person_limit > 0),
  day_limit int check (day_limit > 0),
  -- Why: staff write it, staff read it. Only the first row, which nobody set, has none.
  reason text check (length(reason) <= 500),
  changed_by uuid references staff_members (id),
  changed_at timestamptz,
  check ((changed_by is null) = (changed_at is null) and (changed_by is null) = (reason is null))
);

insert into assistant_settings (mode, person_limit, day_limit) values ('on', 200, 20000);

-- How many questions of a day: of all together ('all'), and of each person by a keyed hash. Older days are deleted.
create table question_counts (
  day date not null,
  counted text not null,
  count int not null check (count > 0),
  primary key (day, counted)
);
