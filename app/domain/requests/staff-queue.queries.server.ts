import type { Queryable, Row } from "#app/db/port.ts";
import { MOST_WARNING_DAYS } from "./request-clock.ts";
import { openPersonal, type PersonalColumns } from "./requests.queries.server.ts";
import type { DueBounds, QueueDue } from "./staff-queue.ts";
import type { StoredRequestState } from "./states.ts";

/** An entry at the edge of a page: what it was sorted by, and its reference where that is the same. */
export type QueueCursor = { readonly at: Date; readonly reference: string };

/** One desk and one state, with when its requests are due: the first bounds for promises with one day of warning, and so on. */
export type QueueSlice = {
  readonly deskId: string;
  readonly state: StoredRequestState;
  /** As many as `MOST_WARNING_DAYS`. */
  readonly bounds: readonly DueBounds[];
};

export type StaffQueueQuery = {
  readonly slices: readonly QueueSlice[];
  readonly isFinished: boolean;
  readonly holderId: string | null;
  readonly isUnheld: boolean;
  readonly due: QueueDue;
  readonly serviceSlug: string | undefined;
  readonly language: string | undefined;
  /** Goes on behind the one, or stops before the other. */
  readonly after: QueueCursor | undefined;
  readonly before: QueueCursor | undefined;
  readonly limit: number;
};

/** As much of the words as a line of the queue has room for. */
const SHOWN_CHARACTERS = 200;

type QueueRow = PersonalColumns & {
  reference: string;
  state: StoredRequestState;
  desk_id: string;
  form_id: string | null;
  form_version: string | null;
  service_slug: string | null;
  language: string;
  holder_id: string | null;
  holder_name: string | null;
  submitted_at: Date;
  due_at: Date;
  due_remaining_ms: number | null;
  promised_working_days: number;
  reopened_count: number;
  is_for_supervision: boolean;
};

function mapQueueRow(db: Queryable, row: QueueRow) {
  const { answers, description, contact } = openPersonal(db, row);
  return {
    reference: row.reference,
    state: row.state,
    deskId: row.desk_id,
    formId: row.form_id ?? undefined,
    formVersion: row.form_version ?? undefined,
    answers,
    serviceSlug: row.service_slug ?? undefined,
    description: description.slice(0, SHOWN_CHARACTERS),
    contactName: contact.name ?? undefined,
    language: row.language,
    holderId: row.holder_id ?? undefined,
    holderName: row.holder_name ?? undefined,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    dueRemainingMs: row.due_remaining_ms ?? undefined,
    promisedWorkingDays: row.promised_working_days,
    reopenedCount: row.reopened_count,
    isForSupervision: row.is_for_supervision,
  };
}

export type StoredEntry = ReturnType<typeof mapQueueRow>;

/** Which of all bounds of all slices are those of a request `r` in slice `s`: its days of warning are those of request-clock.ts. */
const NTH_BOUNDS = `(s.nth - 1) * ${MOST_WARNING_DAYS} + least(greatest(r.promised_working_days / 4, 1), ${MOST_WARNING_DAYS})`;

/** Columns of a line, of a request `r` and its holder `h`. */
const QUEUE_COLUMNS = `r.id, r.reference, r.state, r.desk_id, r.form_id, r.form_version, r.answers, r.sealed, r.service_slug,
            r.description, r.contact_name, r.contact_email, r.contact_phone, r.language, r.holder_id,
            h.name as holder_name, r.submitted_at, r.due_at, r.due_remaining_ms, r.promised_working_days,
            r.reopened_count, r.is_for_supervision`;

/** The lines of these requests, in this order. */
export async function selectQueueEntries(db: Queryable, references: readonly string[]): Promise<StoredEntry[]> {
  const { rows } = await db.query<QueueRow>(
    `select ${QUEUE_COLUMNS}
     from requests r
     left join staff_members h on h.id = r.holder_id
     where r.reference = any($1::text[])
     order by array_position($1::text[], r.reference)`,
    [references],
  );
  return rows.map((row) => mapQueueRow(db, row));
}

/**
 * A page by its position, not its number: it costs the same wherever it lies and skips nothing. Each desk and state is a list of
 * its own, read from its front or from the first day that can matter; the lists are merged, and none is read to its end.
 */
async function selectPage<Shown extends Row>(db: Queryable, query: StaffQueueQuery, columns: string): Promise<Shown[]> {
  const { slices } = query;
  const bounds = slices.flatMap((slice) => slice.bounds);
  const column = query.isFinished ? "submitted_at" : "due_at";
  const cursor = query.after ?? query.before;
  const isDescending = query.isFinished !== (query.before !== undefined);
  const [order, beyond] = isDescending ? ["desc", "<"] : ["asc", ">"];
  // Whichever way it was read, a page is shown in the order of the list.
  const shown = query.isFinished ? "desc" : "asc";
  const widest = widestBounds(query);
  const { rows } = await db.query<Shown>(
    `with page as (
       select p.id, p.at, p.reference
       from (
         select desk_id, state, nth::int as nth
         from unnest($1::text[], $2::text[]) with ordinality as t (desk_id, state, nth)
       ) s
       cross join lateral (
         select r.id, r.${column} as at, r.reference
         from requests r
         where r.desk_id = s.desk_id
           and r.state = s.state
           -- One condition, by whose share of the rows the database plans.
           and case
                 when r.due_remaining_ms is null
                   then r.due_at >= ($3::timestamptz[])[${NTH_BOUNDS}] and r.due_at < ($4::timestamptz[])[${NTH_BOUNDS}]
                 else r.due_remaining_ms > ($5::bigint[])[${NTH_BOUNDS}] and r.due_remaining_ms <= ($6::bigint[])[${NTH_BOUNDS}]
               end
           and ($8::timestamptz is null or (r.due_at >= $8::timestamptz and r.due_at < $9::timestamptz))
           and ($10::uuid is null or r.holder_id = $10::uuid)
           and (not $11::boolean or r.holder_id is null)
           and ($12::text is null or r.service_slug = $12::text)
           and ($13::text is null or r.language = $13::text)
           and ($14::timestamptz is null or (r.${column}, r.reference) ${beyond} ($14::timestamptz, $15::text))
         order by r.${column} ${order}, r.reference ${order}
         limit $7
       ) p
       order by p.at ${order}, p.reference ${order}
       limit $7
     )
     select ${columns}
     from page p
     join requests r on r.id = p.id
     left join staff_members h on h.id = r.holder_id
     order by p.at ${shown}, p.reference ${shown}`,
    [
      slices.map((slice) => slice.deskId),
      slices.map((slice) => slice.state),
      bounds.map(({ from }) => from),
      bounds.map(({ before }) => before),
      bounds.map(({ over }) => over),
      bounds.map(({ upTo }) => upTo),
      query.limit,
      widest?.from ?? null,
      widest?.before ?? null,
      query.holderId,
      query.isUnheld,
      query.serviceSlug ?? null,
      query.language ?? null,
      cursor?.at ?? null,
      cursor?.reference ?? null,
    ],
  );
  return rows;
}

/**
 * Between which days all that is asked for lies: one value for all desks, by which the database can judge how much that is.
 * Nothing where all is asked for, and where clocks stand.
 */
function widestBounds({ due, slices }: StaffQueueQuery): Pick<DueBounds, "from" | "before"> | undefined {
  if (due === "any" || slices.length === 0) return undefined;
  if (slices.some(({ state }) => state === "waiting_for_resident")) return undefined;
  const bounds = slices.flatMap((slice) => slice.bounds);
  return {
    from: bounds.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    before: bounds.map(({ before }) => before).reduce((a, b) => (a > b ? a : b)),
  };
}

/** A page of the queue in the order of the list. */
export async function selectStaffQueue(db: Queryable, query: StaffQueueQuery): Promise<StoredEntry[]> {
  const rows = await selectPage<QueueRow>(db, query, QUEUE_COLUMNS);
  return rows.map((row) => mapQueueRow(db, row));
}

/** Columns of a line without a word of what residents wrote. */
const PLAIN_COLUMNS = `r.reference, r.state, r.desk_id, r.form_id, r.service_slug, r.language, h.name as holder_name,
            r.submitted_at, r.due_at, r.due_remaining_ms, r.promised_working_days`;

type PlainRow = Omit<
  QueueRow,
  keyof PersonalColumns | "form_version" | "holder_id" | "reopened_count" | "is_for_supervision"
>;

export type PlainEntry = Omit<
  StoredEntry,
  keyof SealedEntry | "formVersion" | "holderId" | "reopenedCount" | "isForSupervision"
>;
type SealedEntry = Pick<StoredEntry, "answers" | "description" | "contactName">;

/** The same without a word of what residents wrote, and without who they are. */
export async function selectPlainQueue(db: Queryable, query: StaffQueueQuery): Promise<PlainEntry[]> {
  const rows = await selectPage<PlainRow>(db, query, PLAIN_COLUMNS);
  return rows.map((row) => ({
    reference: row.reference,
    state: row.state,
    deskId: row.desk_id,
    formId: row.form_id ?? undefined,
    serviceSlug: row.service_slug ?? undefined,
    language: row.language,
    holderName: row.holder_name ?? undefined,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    dueRemainingMs: row.due_remaining_ms ?? undefined,
    promisedWorkingDays: row.promised_working_days,
  }));
}

export type DeskWork = {
  readonly deskId: string;
  readonly waiting: number;
  readonly mine: number;
  readonly dueToday: number;
  readonly late: number;
};

type DeskWorkRow = { desk_id: string; waiting: number; mine: number; due_today: number; late: number };

/** Figures of what is the authority's turn, by desk; desks without any are left out. */
export async function selectDeskWork(
  db: Queryable,
  query: {
    deskIds: readonly string[];
    states: readonly StoredRequestState[];
    staffId: string;
    now: Date;
    endOfToday: Date;
  },
): Promise<DeskWork[]> {
  const { rows } = await db.query<DeskWorkRow>(
    `select r.desk_id,
            (count(*) filter (where r.holder_id is null))::int as waiting,
            (count(*) filter (where r.holder_id = $3))::int as mine,
            (count(*) filter (where r.due_at >= $4 and r.due_at < $5))::int as due_today,
            (count(*) filter (where r.due_at < $4))::int as late
     from requests r
     where r.desk_id = any($1::text[])
       and r.state = any($2::text[])
     group by r.desk_id`,
    [query.deskIds, query.states, query.staffId, query.now, query.endOfToday],
  );
  return rows.map((row) => ({
    deskId: row.desk_id,
    waiting: row.waiting,
    mine: row.mine,
    dueToday: row.due_today,
    late: row.late,
  }));
}

/** Gives the request to a staff member if it is still held by whom they saw; says whether it did. */
export async function compareAndSetHolder(
  tx: Queryable,
  change: { requestId: string; seenHolderId: string | null; holderId: string },
): Promise<boolean> {
  const { rows } = await tx.query(
    `update requests
     set holder_id = $3,
         version = version + 1
     where id = $1
       and holder_id is not distinct from $2::uuid
     returning id`,
    [change.requestId, change.seenHolderId, change.holderId],
  );
  return rows.length === 1;
}
