-- Whether a member of staff takes live conversations now. What they chose counts until `silent_from`; every sign of life of
-- a page of theirs moves that on. Stored, so that all portal processes know the same.
create table staff_presence (
  staff_id uuid primary key references staff_members (id),
  chosen text not null default 'offline' check (chosen in ('online', 'away', 'offline')),
  -- What colleagues read beside it: "back at two".
  note text not null default '' check (length(note) <= 80),
  -- Null for whoever was there and never chose.
  chosen_at timestamptz,
  -- The portal made them offline because nothing was heard of them.
  is_by_silence boolean not null default false,
  -- The last sign from a page with scripts; such a page speaks every few seconds.
  beat_at timestamptz,
  silent_from timestamptz not null
);
