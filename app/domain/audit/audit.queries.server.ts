import type { Queryable, Transaction } from "#app/db/port.ts";
import { type AuditActor, type AuditDetails, type AuditEvent, textOfEvent } from "./audit-event.server.ts";

export type StoredAuditEvent = AuditEvent & { readonly previousHash: string; readonly hash: string };

type AuditRow = {
  seq: number;
  at: Date;
  actor_kind: AuditActor["kind"];
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  details: AuditDetails;
  previous_hash: string;
  hash: string;
};

export async function selectHead(db: Queryable): Promise<{ seq: number; hash: string }> {
  const { rows } = await db.query<{ seq: number; hash: string }>("select seq, hash from audit_chain_head");
  if (!rows[0]) throw new Error("audit_chain_head has no row");
  return rows[0];
}

/**
 * Appends one event to the newest link, which nobody else can continue until this transaction ends. The database hashes what
 * `hashAuditEvent` does (migration 0188): to lock the link, read it here and write the next would be three ways instead of one,
 * with every other writer waiting.
 */
export function appendAuditEvent(tx: Transaction, event: Omit<AuditEvent, "seq">): void {
  const [before, after] = textOfEvent(event);
  tx.later(
    `insert into audit_events
       (seq, at, actor_kind, actor_id, action, subject_type, subject_id, details, previous_hash, hash)
     select link.seq, $1, $2, $3, $4, $5, $6, $7::jsonb, link.previous_hash, link.hash
     from next_audit_link($8, $9) as link`,
    [
      event.at,
      event.actor.kind,
      event.actor.id ?? null,
      event.action,
      event.subjectType,
      event.subjectId,
      JSON.stringify(event.details),
      before,
      after,
    ],
    { isLast: true },
  );
}

function toEvent(row: AuditRow): StoredAuditEvent {
  const actor: AuditActor =
    row.actor_kind === "system"
      ? { kind: "system", id: row.actor_id ?? undefined }
      : { kind: row.actor_kind, id: row.actor_id ?? "" };
  return {
    seq: row.seq,
    at: row.at,
    actor,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    details: row.details,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** One link of the chain, as little of it as a walk needs. */
export type AuditLink = {
  readonly seq: number;
  readonly at: string;
  readonly actorKind: AuditActor["kind"];
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: AuditDetails;
  readonly previousHash: string;
  readonly hash: string;
};

type LinkValues = [
  number,
  number,
  AuditActor["kind"],
  string | null,
  string,
  string,
  string,
  AuditDetails,
  string,
  string,
];

/** The recorder writes whole milliseconds; what is finer was not written by it, and must not read like what was. */
function readMoment(seconds: number): string {
  const milliseconds = Math.round(seconds * 1_000);
  const isWhole = Math.abs(seconds * 1_000 - milliseconds) < 0.0005;
  return isWhole ? new Date(milliseconds).toISOString() : String(seconds);
}

/**
 * The next links of the chain. All of them come as one text: a value for each column would cost more than the hashes
 * (100,000 events in a third of the time).
 */
export async function selectLinksAfter(db: Queryable, seq: number, limit: number): Promise<AuditLink[]> {
  const { rows } = await db.query<{ links: string | null }>(
    `select json_agg(json_build_array(
              seq, extract(epoch from at), actor_kind, actor_id, action, subject_type, subject_id, details,
              previous_hash, hash) order by seq)::text as links
     from (
       select seq, at, actor_kind, actor_id, action, subject_type, subject_id, details, previous_hash, hash
       from audit_events
       where seq > $1
       order by seq
       limit $2
     ) as batch`,
    [seq, limit],
  );
  const links = JSON.parse(rows[0]?.links ?? "[]") as LinkValues[];
  return links.map(
    ([number, at, actorKind, actorId, action, subjectType, subjectId, details, previousHash, hash]): AuditLink => ({
      seq: number,
      at: readMoment(at),
      actorKind,
      actorId,
      action,
      subjectType,
      subjectId,
      details,
      previousHash,
      hash,
    }),
  );
}

/** The hashes that stand under these numbers. */
export async function selectHashes(db: Queryable, seqs: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await db.query<{ seq: number; hash: string }>(
    "select seq, hash from audit_events where seq = any($1::bigint[])",
    [seqs],
  );
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Newest first; `before` is the last sequence number of the page before. */
export async function selectEventsBefore(
  db: Queryable,
  filter: { before: number | null; subjectId: string | null; limit: number },
): Promise<(StoredAuditEvent & { actorName: string | null })[]> {
  const { rows } = await db.query<AuditRow & { actor_name: string | null }>(
    `select e.seq, e.at, e.actor_kind, e.actor_id, e.action, e.subject_type, e.subject_id, e.details,
            e.previous_hash, e.hash, m.name as actor_name
     from audit_events e
     left join staff_members m on e.actor_kind = 'staff' and m.id::text = e.actor_id
     where ($1::bigint is null or e.seq < $1::bigint)
       and ($2::text is null or e.subject_id = $2::text)
     order by e.seq desc
     limit $3`,
    [filter.before, filter.subjectId, filter.limit],
  );
  return rows.map((row) => ({ ...toEvent(row), actorName: row.actor_name }));
}
