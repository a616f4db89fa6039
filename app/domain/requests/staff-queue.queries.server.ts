import type { Queryable } from "#app/db/port.ts";
import { MOST_WARNING_DAYS } from "./request-clock.ts";
import { openPersonal, type PersonalColumns } from "./requests.queries.server.ts";
import type { DeskMoment, QueueDue } from "./staff-queue.ts";
import type { StoredRequestState } from "./states.ts";

/** The last entry of the page before: what it was sorted by, and its reference where that is the same. */
export type QueueCursor = { readonly at: Date; readonly reference: string };

export type StaffQueueQuery = {
  readonly desks: readonly DeskMoment[];
  readonly states: readonly StoredRequestState[];
  readonly isFinished: boolean;
  readonly holderId: string | null;
  readonly isUnheld: boolean;
  readonly due: QueueDue;
  readonly now: Date;
  readonly endOfToday: Date;
  readonly after: QueueCursor | undefined;
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

/** A page of the queue by its position, not its number: it costs the same wherever it lies and skips nothing. */
export async function selectStaffQueue(db: Queryable, query: StaffQueueQuery): Promise<StoredEntry[]> {
  const [column, order, beyond] = query.isFinished ? ["submitted_at", "desc", "<"] : ["due_at", "asc", ">"];
  const { rows } = await db.query<QueueRow>(
    `select ${QUEUE_COLUMNS}
     from requests r
     join unnest($1::text[], $2::timestamptz[], $3::bigint[], $13::int[])
       as d (desk_id, yellow_until, yellow_ms, warning_days)
       on d.desk_id = r.desk_id
       -- The same rule as warningDays in request-clock.ts.
       and d.warning_days = least(greatest(r.promised_working_days / 4, 1), $14)
     left join staff_members h on h.id = r.holder_id
     where r.state = any($4::text[])
       and ($5::uuid is null or r.holder_id = $5::uuid)
       and (not $6::boolean or r.holder_id is null)
       and case $7::text
             when 'any' then true
             when 'late' then coalesce(r.due_remaining_ms <= 0, r.due_at < $8)
             when 'today' then r.due_remaining_ms is null and r.due_at >= $8 and r.due_at < $9
             when 'yellow' then coalesce(
               r.due_remaining_ms > 0 and r.due_remaining_ms <= d.yellow_ms,
               r.due_at >= $8 and r.due_at <= d.yellow_until)
             else coalesce(r.due_remaining_ms > d.yellow_ms, r.due_at > d.yellow_until)
           end
       and ($10::timestamptz is null or (r.${column}, r.reference) ${beyond} ($10::timestamptz, $11::text))
     order by r.${column} ${order}, r.reference ${order}
     limit $12`,
    [
      query.desks.map((desk) => desk.deskId),
      query.desks.map((desk) => desk.yellowUntil),
      query.desks.map((desk) => desk.yellowMs),
      query.states,
      query.holderId,
      query.isUnheld,
      query.due,
      query.now,
      query.endOfToday,
      query.after?.at ?? null,
      query.after?.reference ?? null,
      query.limit,
      query.desks.map((desk) => desk.warningDays),
      MOST_WARNING_DAYS,
    ],
  );
  return rows.map((row) => mapQueueRow(db, row));
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
