import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Grade } from "#app/domain/accounts/grades.ts";
import { assertFileName, type FileName } from "#app/ports/files/port.ts";
import type { Attachment, AttachmentOrigin, ScanState } from "./attachment.ts";
import type { FileKind } from "./kinds.ts";
import type { SealedFacts } from "./seal-content.server.ts";

/** Of whom a file is part: a form being filled in, or a request. */
export type Owner = { readonly draftId: string } | { readonly requestId: string };

type AttachmentRow = {
  id: string;
  origin: AttachmentOrigin;
  field_id: string | null;
  kind: FileKind;
  size_bytes: number;
  grade: Grade;
  scan: ScanState;
  added_at: Date;
  released_at: Date | null;
  stored_as: string;
  stored_sha256: string;
  sealed: string;
};

/** With what it takes to read the content. */
export type StoredAttachment = {
  readonly attachment: Attachment;
  readonly storedAs: FileName;
  readonly storedSha256: string;
  readonly key: string;
};

const COLUMNS = `id, origin, field_id, kind, size_bytes, grade, scan, added_at, released_at, stored_as, stored_sha256, sealed`;

function mapAttachment(db: Queryable, row: AttachmentRow): StoredAttachment {
  const { name, key } = openJson<SealedFacts>(db, { column: "attachments.sealed", row: row.id }, row.sealed);
  assertFileName(row.stored_as);
  return {
    attachment: {
      id: row.id,
      origin: row.origin,
      fieldId: row.field_id ?? undefined,
      name,
      kind: row.kind,
      sizeBytes: row.size_bytes,
      grade: row.grade,
      scan: row.scan,
      addedAt: row.added_at,
      releasedAt: row.released_at ?? undefined,
    },
    storedAs: row.stored_as,
    storedSha256: row.stored_sha256,
    key,
  };
}

export type NewAttachment = {
  readonly id: string;
  readonly owner: Owner;
  readonly origin: AttachmentOrigin;
  readonly fieldId: string | undefined;
  readonly name: string;
  readonly key: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  readonly storedAs: FileName;
  readonly storedSha256: string;
  readonly storedBytes: number;
  readonly grade: Grade;
  readonly scan: ScanState;
  readonly addedByStaffId: string | undefined;
  readonly addedAt: Date;
};

export async function insertAttachment(tx: Queryable, file: NewAttachment): Promise<void> {
  const facts: SealedFacts = { name: file.name, key: file.key };
  const sealed = sealJson(tx, { column: "attachments.sealed", row: file.id }, facts);
  await tx.query(
    `insert into attachments (
       id, draft_id, request_id, field_id, origin, kind, size_bytes, stored_as, stored_sha256, stored_bytes, grade, scan,
       scanned_at, sealed, added_by_staff_id, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      file.id,
      "draftId" in file.owner ? file.owner.draftId : null,
      "requestId" in file.owner ? file.owner.requestId : null,
      file.fieldId ?? null,
      file.origin,
      file.kind,
      file.sizeBytes,
      file.storedAs,
      file.storedSha256,
      file.storedBytes,
      file.grade,
      file.scan,
      file.scan === "unscanned" ? null : file.addedAt,
      sealed,
      file.addedByStaffId ?? null,
      file.addedAt,
    ],
  );
}

const isOwner = (owner: Owner): readonly [condition: string, id: string] =>
  "draftId" in owner ? ["draft_id = $1", owner.draftId] : ["request_id = $1", owner.requestId];

/** All files of a form or request, the oldest first. */
export async function selectAttachments(db: Queryable, owner: Owner): Promise<StoredAttachment[]> {
  const [condition, id] = isOwner(owner);
  const { rows } = await db.query<AttachmentRow>(
    `select ${COLUMNS}
     from attachments
     where ${condition}
     order by added_at, id`,
    [id],
  );
  return rows.map((row) => mapAttachment(db, row));
}

/** One file, if it is that owner's. */
export async function selectAttachment(db: Queryable, owner: Owner, id: string): Promise<StoredAttachment | undefined> {
  const [condition, ownerId] = isOwner(owner);
  const { rows } = await db.query<AttachmentRow>(
    `select ${COLUMNS}
     from attachments
     where ${condition}
       and id = $2`,
    [ownerId, id],
  );
  return rows[0] && mapAttachment(db, rows[0]);
}

/** Takes out a file that still waits; gives where its content lies. What was sent is part of the request and stays. */
export async function deleteWaiting(
  tx: Queryable,
  owner: Owner,
  file: { readonly id: string; readonly origin: AttachmentOrigin },
): Promise<FileName | undefined> {
  const [condition, ownerId] = isOwner(owner);
  const { rows } = await tx.query<{ stored_as: string }>(
    `delete from attachments
     where ${condition}
       and id = $2
       and origin = $3
       and released_at is null
     returning stored_as`,
    [ownerId, file.id, file.origin],
  );
  const name = rows[0]?.stored_as;
  if (name === undefined) return undefined;
  assertFileName(name);
  return name;
}

/** The form became a request: the files of these questions are its own now, and the rest goes with their keys. */
export async function handOverToRequest(
  tx: Queryable,
  draftId: string,
  requestId: string,
  fieldIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(
    `update attachments
     set draft_id = null,
         request_id = $2,
         released_at = $4
     where draft_id = $1
       and field_id = any($3::text[])`,
    [draftId, requestId, fieldIds, now],
  );
  await tx.query("delete from attachments where draft_id = $1", [draftId]);
}

/** What waited goes out with the message or decision; gives how many. */
export async function releaseWaiting(
  tx: Queryable,
  requestId: string,
  origin: AttachmentOrigin,
  now: Date,
): Promise<number> {
  const { rowCount } = await tx.query(
    `update attachments
     set released_at = $3
     where request_id = $1
       and origin = $2
       and released_at is null`,
    [requestId, origin, now],
  );
  return rowCount;
}

/** Of requests that are anonymised nothing stays. */
export async function deleteAttachmentsOf(tx: Queryable, requestIds: readonly string[]): Promise<void> {
  await tx.query("delete from attachments where request_id = any($1::uuid[])", [requestIds]);
}

/** What was begun for a request and never sent. */
export async function deleteLeftWaiting(tx: Queryable, before: Date): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from attachments
     where request_id is not null
       and released_at is null
       and added_at < $1`,
    [before],
  );
  return rowCount;
}

/** Which of these names belong to a row. */
export async function selectKnownNames(db: Queryable, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ stored_as: string }>(
    `select stored_as
     from attachments
     where stored_as = any($1::text[])`,
    [names],
  );
  return new Set(rows.map((row) => row.stored_as));
}

/** Files that no scanner has looked at, in the order of their ids, from the one after `after`. */
export async function selectUnscanned(
  db: Queryable,
  after: string | undefined,
  limit: number,
): Promise<StoredAttachment[]> {
  const { rows } = await db.query<AttachmentRow>(
    `select ${COLUMNS}
     from attachments
     where scan = 'unscanned'
       and ($1::uuid is null or id > $1)
     order by id
     limit $2`,
    [after ?? null, limit],
  );
  return rows.map((row) => mapAttachment(db, row));
}

export async function updateScan(
  db: Queryable,
  id: string,
  scan: Exclude<ScanState, "unscanned">,
  at: Date,
): Promise<void> {
  await db.query(
    `update attachments
     set scan = $2,
         scanned_at = $3
     where id = $1`,
    [id, scan, at],
  );
}

export type StoredFact = { readonly storedAs: string; readonly sha256: string; readonly bytes: number };

/** What must lie in the store of files, for backups; none in a database of before there were attachments. */
export async function selectStoredFacts(db: Queryable): Promise<StoredFact[]> {
  const { rows: known } = await db.query<{ has: boolean }>("select to_regclass('attachments') is not null as has");
  if (!known[0]?.has) return [];
  const { rows } = await db.query<{ stored_as: string; stored_sha256: string; stored_bytes: number }>(
    `select stored_as, stored_sha256, stored_bytes
     from attachments
     order by stored_as`,
  );
  return rows.map((row) => ({ storedAs: row.stored_as, sha256: row.stored_sha256, bytes: row.stored_bytes }));
}
