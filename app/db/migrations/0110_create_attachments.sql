-- Files that residents and staff attach. The content lies in the store of files (app/ports/files), sealed with a key of its own; that
-- key and the name it was given with are sealed here. Without its row a file opens for nobody.
create table attachments (
  id uuid primary key,
  draft_id uuid references form_drafts (id) on delete cascade,
  request_id uuid references requests (id) on delete cascade,
  -- The question of the form it answers; a file that was added later answers none.
  field_id text check (length(field_id) between 1 and 100),
  origin text not null check (origin in ('resident', 'decision')),
  -- Found by what the file begins with, never by its name.
  kind text not null check (kind in ('jpeg', 'png', 'webp', 'pdf', 'docx')),
  size_bytes int not null check (size_bytes > 0),
  stored_as text not null unique check (stored_as ~ '^[0-9a-f]{32}$'),
  -- Of what is stored, sealed: a backup is verified without keys, and nobody learns from it who has a file they know.
  stored_sha256 text not null check (stored_sha256 ~ '^[0-9a-f]{64}$'),
  stored_bytes int not null check (stored_bytes > 0),
  grade text not null check (grade in ('public', 'internal', 'confidential', 'restricted')),
  scan text not null check (scan in ('unscanned', 'clean', 'infected')),
  scanned_at timestamptz,
  sealed text not null check (sealed ~ '^v1[.]'),
  added_by_staff_id uuid references staff_members (id),
  added_at timestamptz not null,
  -- Until then it waits: for the form to be sent, the message it goes with, or the decision.
  released_at timestamptz,
  check (num_nonnulls(draft_id, request_id) = 1),
  check (request_id is not null or (field_id is not null and released_at is null)),
  check ((origin = 'decision') = (added_by_staff_id is not null)),
  check ((scan = 'unscanned') = (scanned_at is null))
);

create index attachments_by_draft on attachments (draft_id) where draft_id is not null;
create index attachments_by_request on attachments (request_id, added_at) where request_id is not null;
create index attachments_to_scan on attachments (added_at) where scan = 'unscanned';
