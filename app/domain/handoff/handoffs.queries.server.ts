import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { HandoffMode, HandoffState } from "./states.ts";
import type { CallBack, Handoff } from "./types.ts";

type HandoffRow = {
  id: string;
  conversation_id: string;
  visitor_id: string | null;
  desk_id: string;
  mode: HandoffMode;
  state: HandoffState;
  language: string;
  is_simplified: boolean;
  summary: string | null;
  sealed: string | null;
  is_crisis: boolean;
  service_slug: string | null;
  queued_at: Date | null;
  claimed_by: string | null;
  claimed_by_name: string | null;
  first_reply_at: Date | null;
  ended_at: Date | null;
  request_reference: string | null;
  version: number;
  created_at: Date;
};

const COLUMNS = `
  handoffs.id,
  handoffs.conversation_id,
  handoffs.visitor_id,
  handoffs.desk_id,
  handoffs.mode,
  handoffs.state,
  handoffs.language,
  handoffs.is_simplified,
  handoffs.summary,
  handoffs.sealed,
  handoffs.is_crisis,
  handoffs.service_slug,
  handoffs.queued_at,
  handoffs.claimed_by,
  staff_members.name as claimed_by_name,
  handoffs.first_reply_at,
  handoffs.ended_at,
  handoffs.request_reference,
  handoffs.version,
  handoffs.created_at`;

const FROM = `
from handoffs
left join staff_members on staff_members.id = handoffs.claimed_by`;

const summaryPlace = (id: string) => ({ column: "handoffs.sealed", row: id }) as const;

type SealedTexts = { readonly summary: string; readonly callBack?: CallBack | undefined };

export const sealSummary = (db: Queryable, id: string, summary: string, callBack?: CallBack): string =>
  sealJson(db, summaryPlace(id), { summary, callBack } satisfies SealedTexts);

/** Rows of before words were sealed still hold them as they were. */
function toHandoff(db: Queryable, row: HandoffRow): Handoff {
  const { summary, callBack }: SealedTexts = row.sealed
    ? openJson<SealedTexts>(db, summaryPlace(row.id), row.sealed)
    : { summary: row.summary ?? "" };
  return {
    id: row.id,
    conversationId: row.conversation_id,
    visitorId: row.visitor_id,
    deskId: row.desk_id,
    mode: row.mode,
    state: row.state,
    language: row.language,
    isSimplified: row.is_simplified,
    summary,
    callBack: callBack ?? null,
    isCrisis: row.is_crisis,
    serviceSlug: row.service_slug,
    queuedAt: row.queued_at,
    claimedBy: row.claimed_by,
    claimedByName: row.claimed_by_name,
    firstReplyAt: row.first_reply_at,
    endedAt: row.ended_at,
    requestReference: row.request_reference,
    version: row.version,
    createdAt: row.created_at,
  };
}

async function findOne(db: Queryable, where: string, params: unknown[]): Promise<Handoff | undefined> {
  const { rows } = await db.query<HandoffRow>(`select ${COLUMNS} ${FROM} where ${where}`, params);
  return rows[0] && toHandoff(db, rows[0]);
}

export const selectHandoff = (db: Queryable, id: string) => findOne(db, "handoffs.id = $1", [id]);

/** The conversation's open handoff, else its last one. */
export const selectHandoffOfConversation = (db: Queryable, conversationId: string) =>
  findOne(db, "handoffs.conversation_id = $1 order by handoffs.ended_at desc nulls first limit 1", [conversationId]);

export async function insertHandoff(
  db: Queryable,
  handoff: Pick<
    Handoff,
    | "id"
    | "conversationId"
    | "visitorId"
    | "deskId"
    | "language"
    | "isSimplified"
    | "summary"
    | "serviceSlug"
    | "createdAt"
  >,
): Promise<void> {
  await db.query(
    `insert into handoffs
       (id, conversation_id, visitor_id, desk_id, state, language, is_simplified, sealed, service_slug, created_at)
     values ($1, $2, $3, $4, 'offered', $5, $6, $7, $8, $9)`,
    [
      handoff.id,
      handoff.conversationId,
      handoff.visitorId,
      handoff.deskId,
      handoff.language,
      handoff.isSimplified,
      sealSummary(db, handoff.id, handoff.summary),
      handoff.serviceSlug,
      handoff.createdAt,
    ],
  );
}

export type HandoffChange = Partial<
  Pick<
    Handoff,
    | "state"
    | "deskId"
    | "mode"
    | "summary"
    | "isCrisis"
    | "queuedAt"
    | "claimedBy"
    | "firstReplyAt"
    | "endedAt"
    | "requestReference"
  >
> & {
  readonly claimedAt?: Date | null;
  /** Lies sealed beside the summary, which is given with it. */
  readonly callBack?: CallBack;
};

const COLUMN_OF: Record<Exclude<keyof HandoffChange, "callBack">, string> = {
  state: "state",
  deskId: "desk_id",
  mode: "mode",
  summary: "sealed",
  isCrisis: "is_crisis",
  queuedAt: "queued_at",
  claimedBy: "claimed_by",
  claimedAt: "claimed_at",
  firstReplyAt: "first_reply_at",
  endedAt: "ended_at",
  requestReference: "request_reference",
};

/** Compare and set: changes the row only while it is still at `version`. */
export async function updateHandoff(
  db: Queryable,
  id: string,
  version: number,
  change: HandoffChange,
): Promise<boolean> {
  const { callBack, ...columns } = change;
  if (callBack && columns.summary === undefined) throw new Error("A call-back is sealed together with the summary.");
  // The keys of an object of this type.
  const keys = (Object.keys(columns) as (keyof typeof COLUMN_OF)[]).filter((key) => columns[key] !== undefined);
  const sets = keys.map((key, index) => `${COLUMN_OF[key]} = $${index + 3}`);
  const valueOf = (key: keyof typeof COLUMN_OF) =>
    key === "summary" && columns.summary !== undefined ? sealSummary(db, id, columns.summary, callBack) : columns[key];
  const { rowCount } = await db.query(
    `update handoffs set ${[...sets, "version = version + 1"].join(", ")} where id = $1 and version = $2`,
    [id, version, ...keys.map(valueOf)],
  );
  return rowCount === 1;
}

/** Holds the row until the transaction ends, so that events of one handoff are numbered in the order they commit. */
export async function lockHandoff(tx: Queryable, id: string): Promise<Handoff | undefined> {
  await tx.query("select id from handoffs where id = $1 for update", [id]);
  return selectHandoff(tx, id);
}

export async function countWaiting(db: Queryable, deskId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    "select count(*)::int as n from handoffs where desk_id = $1 and state = 'queued' and mode <> 'visit'",
    [deskId],
  );
  return rows[0]?.n ?? 0;
}

/** How many wait at the desk before this one, those in a crisis first; the first in line has none before it. */
export async function countWaitingBefore(
  db: Queryable,
  handoff: Pick<Handoff, "id" | "deskId" | "queuedAt" | "isCrisis">,
): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n
     from handoffs
     where desk_id = $1
       and state = 'queued'
       and mode <> 'visit'
       and (not is_crisis, queued_at, id) < (not $4::boolean, $2::timestamptz, $3::uuid)`,
    [handoff.deskId, handoff.queuedAt, handoff.id, handoff.isCrisis],
  );
  return rows[0]?.n ?? 0;
}

/** Waiting handoffs of the desks, longest wait first, then those this staff member holds. */
export async function selectDeskHandoffs(
  db: Queryable,
  deskIds: readonly string[],
  staffId: string,
): Promise<Handoff[]> {
  const { rows } = await db.query<HandoffRow>(
    `select ${COLUMNS} ${FROM}
     where handoffs.state not like 'ended_%'
       and handoffs.state <> 'offered'
       and (handoffs.desk_id = any ($1::text[]) or handoffs.claimed_by = $2)
     order by handoffs.is_crisis desc, handoffs.queued_at, handoffs.id
     limit 200`,
    [deskIds, staffId],
  );
  return rows.map((row) => toHandoff(db, row));
}

export async function selectRecentlyEnded(
  db: Queryable,
  deskIds: readonly string[],
  limit: number,
): Promise<Handoff[]> {
  const { rows } = await db.query<HandoffRow>(
    `select ${COLUMNS} ${FROM}
     where handoffs.state like 'ended_%'
       and handoffs.queued_at is not null
       and handoffs.desk_id = any ($1::text[])
     order by handoffs.ended_at desc
     limit $2`,
    [deskIds, limit],
  );
  return rows.map((row) => toHandoff(db, row));
}

/** Handoffs still waiting at these desks, but for those who come to the counter on a day of their own. */
export async function selectWaiting(db: Queryable, deskIds: readonly string[]): Promise<Handoff[]> {
  const { rows } = await db.query<HandoffRow>(
    `select ${COLUMNS} ${FROM}
     where handoffs.state = 'queued'
       and handoffs.mode <> 'visit'
       and handoffs.desk_id = any ($1::text[])
     order by handoffs.is_crisis desc, handoffs.queued_at, handoffs.id`,
    [deskIds],
  );
  return rows.map((row) => toHandoff(db, row));
}

/** Handoffs of people who want to come to the counter and joined the queue before the moment. */
export async function selectVisitsBefore(db: Queryable, before: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from handoffs where state = 'queued' and mode = 'visit' and queued_at < $1",
    [before],
  );
  return rows.map((row) => row.id);
}

/** While set, the assistant stays silent in the conversation. */
export async function setHandedOff(tx: Queryable, conversationId: string, at: Date | null): Promise<void> {
  await tx.query("update conversations set handed_off_at = $2 where id = $1", [conversationId, at]);
}

/** The desk that a service's record names. */
export async function selectDeskOfService(db: Queryable, slug: string): Promise<string | null> {
  const { rows } = await db.query<{ desk_id: string }>("select desk_id from public_services where slug = $1", [slug]);
  return rows[0]?.desk_id ?? null;
}

/** The moment of the first reply of a person; later ones do not change it. */
export async function recordFirstReply(tx: Queryable, id: string, at: Date): Promise<void> {
  await tx.query("update handoffs set first_reply_at = coalesce(first_reply_at, $2) where id = $1", [id, at]);
}

/** Whoever begins a handoff of the same conversation meanwhile waits until the transaction ends. */
export async function lockConversation(tx: Queryable, conversationId: string): Promise<void> {
  await tx.query("select id from conversations where id = $1 for update", [conversationId]);
}
