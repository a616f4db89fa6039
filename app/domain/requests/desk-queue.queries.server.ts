import type { Queryable } from "#app/db/port.ts";
import { toLanguage } from "#app/i18n/languages.ts";
import { OPEN_STATES, REQUEST_STATES, type StoredRequestState } from "./states.ts";

export type QueueFilter = {
  readonly deskIds: readonly string[] | undefined;
  /** `open` when left out. */
  readonly show?: "open" | "finished";
  readonly state?: StoredRequestState;
  readonly holderId?: string;
  readonly isForSupervision?: boolean;
  /** 50 when left out. */
  readonly limit?: number;
  readonly offset?: number;
};

type QueueRow = {
  reference: string;
  state: StoredRequestState;
  desk_id: string;
  form_id: string | null;
  service_slug: string | null;
  description: string;
  contact_name: string | null;
  language: string;
  holder_id: string | null;
  holder_name: string | null;
  submitted_at: Date;
  due_at: Date;
  due_remaining_ms: number | null;
  reopened_count: number;
  is_for_supervision: boolean;
};

const FINISHED_STATES = REQUEST_STATES.filter(
  (state) => state !== "draft" && !(OPEN_STATES as readonly string[]).includes(state),
);

function statesOf(filter: QueueFilter): readonly string[] {
  if (filter.state) return [filter.state];
  return filter.show === "finished" ? FINISHED_STATES : OPEN_STATES;
}

export async function selectDeskQueue(db: Queryable, filter: QueueFilter): Promise<QueueRow[]> {
  const { rows } = await db.query<QueueRow>(
    `select r.reference, r.state, r.desk_id, r.form_id, r.service_slug, left(r.description, 200) as description,
            r.contact_name, r.language, r.holder_id, h.name as holder_name, r.submitted_at, r.due_at,
            r.due_remaining_ms, r.reopened_count, r.is_for_supervision
     from requests r
     left join staff_members h on h.id = r.holder_id
     where r.state = any($1::text[])
       and ($2::text[] is null or r.desk_id = any($2::text[]))
       and ($3::uuid is null or r.holder_id = $3::uuid)
       and ($4::boolean is null or r.is_for_supervision = $4::boolean)
     order by case when $5::boolean then null else (r.due_remaining_ms is not null) end,
              case when $5::boolean then null else r.due_at end,
              r.submitted_at desc,
              r.reference
     limit $6
     offset $7`,
    [
      statesOf(filter),
      filter.deskIds ?? null,
      filter.holderId ?? null,
      filter.isForSupervision ?? null,
      filter.show === "finished",
      filter.limit ?? 50,
      filter.offset ?? 0,
    ],
  );
  return rows;
}

export function mapQueueRow(row: QueueRow) {
  return {
    reference: row.reference,
    state: row.state,
    deskId: row.desk_id,
    formId: row.form_id ?? undefined,
    serviceSlug: row.service_slug ?? undefined,
    description: row.description,
    contactName: row.contact_name ?? undefined,
    language: toLanguage(row.language) ?? "en",
    holderId: row.holder_id ?? undefined,
    holderName: row.holder_name ?? undefined,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    dueRemainingMs: row.due_remaining_ms ?? undefined,
    reopenedCount: row.reopened_count,
    isForSupervision: row.is_for_supervision,
  };
}

/** How many requests of these desks are in each state. */
export async function selectDeskCounts(
  db: Queryable,
  deskIds: readonly string[] | undefined,
): Promise<{ state: StoredRequestState; count: number }[]> {
  const { rows } = await db.query<{ state: StoredRequestState; count: number }>(
    `select state, count(*)::int as count
     from requests
     where ($1::text[] is null or desk_id = any($1::text[]))
     group by state`,
    [deskIds ?? null],
  );
  return rows;
}
